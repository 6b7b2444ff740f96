/**
 * CoAP (RFC 7252) over DTLS 1.2, over Aliyun's own symmetric encryption and in the clear (chapter "Establish
 * connections over CoAP"). The only package that sees Californium and Scandium.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.transport.coap;

import org.eclipse.jdt.annotation.NonNullByDefault;
