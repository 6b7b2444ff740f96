/**
 * Firmware campaigns and their jobs, and what devices say and are told about them.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.ota;

import org.eclipse.jdt.annotation.NonNullByDefault;
