/**
 * Device side of Aliyun IoT Platform, free of openHAB: what all devices share.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link;

import org.eclipse.jdt.annotation.NonNullByDefault;
