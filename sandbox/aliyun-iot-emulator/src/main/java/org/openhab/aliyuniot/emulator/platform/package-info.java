/**
 * The platform: its parts, and what happens to a message from a device.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.platform;

import org.eclipse.jdt.annotation.NonNullByDefault;
