/**
 * The platform's time (chapter "NTP service").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.ntp;

import org.eclipse.jdt.annotation.NonNullByDefault;
