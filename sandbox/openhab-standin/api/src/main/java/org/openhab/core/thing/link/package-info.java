@NonNullByDefault
package org.openhab.core.thing.link;

import org.eclipse.jdt.annotation.NonNullByDefault;
