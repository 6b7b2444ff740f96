/**
 * Firmware updates over the air (chapters "OTA updates" and "Download files over MQTT"): what the platform wants to be
 * installed, what is installed, how far an update is, and the file itself where it comes over MQTT.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.ota;

import org.eclipse.jdt.annotation.NonNullByDefault;
