/**
 * Messages on their way from and to devices, and the newest that came.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.message;

import org.eclipse.jdt.annotation.NonNullByDefault;
