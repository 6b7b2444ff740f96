/**
 * Who a CoAP device is to the platform: its login, and the encryption and numbering of messages in symmetric mode.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.transport.coap.secure;

import org.eclipse.jdt.annotation.NonNullByDefault;
