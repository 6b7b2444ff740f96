/** Reads units. */
@NonNullByDefault
package org.openhab.core.types.util;

import org.eclipse.jdt.annotation.NonNullByDefault;
