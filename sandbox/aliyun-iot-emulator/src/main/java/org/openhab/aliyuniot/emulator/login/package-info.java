/**
 * Whether a CONNECT is accepted: client id, signature, return code.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.login;

import org.eclipse.jdt.annotation.NonNullByDefault;
