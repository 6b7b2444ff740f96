/**
 * One device's life on the platform: connect, stay connected, subscribe, publish, receive.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.session;

import org.eclipse.jdt.annotation.NonNullByDefault;
