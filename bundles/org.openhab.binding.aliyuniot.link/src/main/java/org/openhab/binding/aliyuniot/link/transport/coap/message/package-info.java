/**
 * CoAP messages that show no secret in logs.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.transport.coap.message;

import org.eclipse.jdt.annotation.NonNullByDefault;
