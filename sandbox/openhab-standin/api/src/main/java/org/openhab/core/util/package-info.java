/** Texts that names can hold. */
@NonNullByDefault
package org.openhab.core.util;

import org.eclipse.jdt.annotation.NonNullByDefault;
