/** Dimensions that JSR 385 lacks. */
@NonNullByDefault
package org.openhab.core.library.dimension;

import org.eclipse.jdt.annotation.NonNullByDefault;
