/**
 * Keys and certificates of the servers, and the authorities that vouch for them.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.tls;

import org.eclipse.jdt.annotation.NonNullByDefault;
