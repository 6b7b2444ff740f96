/** Catalogues of units. */
@NonNullByDefault
package org.openhab.core.library.unit;

import org.eclipse.jdt.annotation.NonNullByDefault;
