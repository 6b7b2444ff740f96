/**
 * The cloud side of Aliyun IoT Platform on one machine.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator;

import org.eclipse.jdt.annotation.NonNullByDefault;
