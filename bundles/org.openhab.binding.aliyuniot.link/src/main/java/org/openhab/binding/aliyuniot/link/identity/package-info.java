/**
 * Who a device is towards Aliyun IoT Platform: product key, device name, device secret and what is computed from them (chapter "Authenticate devices").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.identity;

import org.eclipse.jdt.annotation.NonNullByDefault;
