/**
 * What devices ask over HTTPS before they connect: where the platform is, and a token to log in with (chapters "Bootstrap"
 * and "Authenticate devices over HTTPS").
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.auth;

import org.eclipse.jdt.annotation.NonNullByDefault;
