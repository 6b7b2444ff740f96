/**
 * Sockets, DTLS sessions and exchanges of CoAP, shared by all devices of a runtime.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.transport.coap.endpoint;

import org.eclipse.jdt.annotation.NonNullByDefault;
