/**
 * Devices as the platform sees them: rights, connection, records, rates; and which there are.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.device;

import org.eclipse.jdt.annotation.NonNullByDefault;
