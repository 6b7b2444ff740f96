/**
 * The command of the console.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.console;

import org.eclipse.jdt.annotation.NonNullByDefault;
