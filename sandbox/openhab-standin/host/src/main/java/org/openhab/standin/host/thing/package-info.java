/** The life of thing handlers. */
@NonNullByDefault
package org.openhab.standin.host.thing;

import org.eclipse.jdt.annotation.NonNullByDefault;
