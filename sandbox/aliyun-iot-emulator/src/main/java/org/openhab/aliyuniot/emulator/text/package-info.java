/**
 * Text of the network: JSON as Alink has it, and what may stand in a log.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.text;

import org.eclipse.jdt.annotation.NonNullByDefault;
