/**
 * MQTT 3.1.1 over TCP and TLS (chapter "Establish MQTT connections over TCP"); the only place that sees Paho.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import org.eclipse.jdt.annotation.NonNullByDefault;
