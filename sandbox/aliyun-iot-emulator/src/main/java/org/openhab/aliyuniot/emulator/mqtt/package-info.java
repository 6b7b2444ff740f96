/**
 * The MQTT ports and the connections on them, with the faults that these meet.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.mqtt;

import org.eclipse.jdt.annotation.NonNullByDefault;
