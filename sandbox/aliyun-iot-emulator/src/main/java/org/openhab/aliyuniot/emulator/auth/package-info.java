/**
 * Where the platform is, and a token to log in with: what devices ask over HTTPS before they connect.
 *
 * <p>Chapters "Bootstrap" and "Authenticate devices over HTTPS".
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.auth;

import org.eclipse.jdt.annotation.NonNullByDefault;
