/** The console. */
@NonNullByDefault
package org.openhab.core.io.console;

import org.eclipse.jdt.annotation.NonNullByDefault;
