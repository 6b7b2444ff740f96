/** Commands of the console. */
@NonNullByDefault
package org.openhab.core.io.console.extensions;

import org.eclipse.jdt.annotation.NonNullByDefault;
