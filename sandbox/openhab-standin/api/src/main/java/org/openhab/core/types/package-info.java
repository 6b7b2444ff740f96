/** States, commands and their descriptions. */
@NonNullByDefault
package org.openhab.core.types;

import org.eclipse.jdt.annotation.NonNullByDefault;
