/**
 * Firmware images from the platform's file server over HTTPS (chapter "OTA update").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.ota.download;

import org.eclipse.jdt.annotation.NonNullByDefault;
