/**
 * What devices that only report can ask: authentication, tokens, publication.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.uplink;

import org.eclipse.jdt.annotation.NonNullByDefault;
