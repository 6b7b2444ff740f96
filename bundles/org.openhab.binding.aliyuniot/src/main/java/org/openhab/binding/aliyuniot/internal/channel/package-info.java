/**
 * Channels: a topic on one side, an openHAB state or command on the other.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.channel;

import org.eclipse.jdt.annotation.NonNullByDefault;
