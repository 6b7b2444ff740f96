/**
 * The emulator's HTTPS side for messages: authentication and publication.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.http;

import org.eclipse.jdt.annotation.NonNullByDefault;
