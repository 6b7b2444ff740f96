/**
 * What the REST interface's requests and answers have in common.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.rest.exchange;

import org.eclipse.jdt.annotation.NonNullByDefault;
