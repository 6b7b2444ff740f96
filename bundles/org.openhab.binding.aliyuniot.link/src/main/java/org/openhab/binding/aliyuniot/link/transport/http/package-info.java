/**
 * Publishing over HTTPS, one request a message (chapter "Connect devices to IoT Platform over HTTPS").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.transport.http;

import org.eclipse.jdt.annotation.NonNullByDefault;
