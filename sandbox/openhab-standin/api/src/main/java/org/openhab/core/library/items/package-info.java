/** openHAB's own items. */
@NonNullByDefault
package org.openhab.core.library.items;

import org.eclipse.jdt.annotation.NonNullByDefault;
