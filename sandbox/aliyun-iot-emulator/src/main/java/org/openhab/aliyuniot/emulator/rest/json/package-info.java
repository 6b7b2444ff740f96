/**
 * How the REST interface writes and reads devices, messages, faults and campaigns.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.rest.json;

import org.eclipse.jdt.annotation.NonNullByDefault;
