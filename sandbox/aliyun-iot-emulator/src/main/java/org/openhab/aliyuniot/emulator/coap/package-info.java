/**
 * The emulator's CoAP side: DTLS, symmetric encryption and clear text, authentication and publication.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.coap;

import org.eclipse.jdt.annotation.NonNullByDefault;
