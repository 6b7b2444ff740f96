/**
 * MQTT packets as they come over the line, read within the bounds of the protocol and of the platform.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.transport.mqtt.packet;

import org.eclipse.jdt.annotation.NonNullByDefault;
