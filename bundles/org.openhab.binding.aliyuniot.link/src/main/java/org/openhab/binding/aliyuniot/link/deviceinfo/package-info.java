/**
 * What the device tells of itself to those who look at it in the console (chapter "Device tags").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.deviceinfo;

import org.eclipse.jdt.annotation.NonNullByDefault;
