/**
 * The topics of devices: which there are, who may use them, and who has subscribed to them.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.topic;

import org.eclipse.jdt.annotation.NonNullByDefault;
