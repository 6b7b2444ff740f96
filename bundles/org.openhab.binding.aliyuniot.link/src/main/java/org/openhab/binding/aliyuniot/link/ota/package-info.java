/**
 * What a device and the platform tell each other about firmware (chapter "OTA updates"): jobs that are pushed or asked
 * for, versions that are installed, and how far an update is.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.ota;

import org.eclipse.jdt.annotation.NonNullByDefault;
