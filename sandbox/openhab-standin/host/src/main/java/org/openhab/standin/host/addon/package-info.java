/** What the host does with installed features. */
@NonNullByDefault
package org.openhab.standin.host.addon;

import org.eclipse.jdt.annotation.NonNullByDefault;
