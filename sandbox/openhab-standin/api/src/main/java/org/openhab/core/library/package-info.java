/** openHAB's own kinds of items. */
@NonNullByDefault
package org.openhab.core.library;

import org.eclipse.jdt.annotation.NonNullByDefault;
