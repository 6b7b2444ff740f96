/**
 * Files that come over MQTT, block by block (chapter "Download files over MQTT").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.ota.stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
