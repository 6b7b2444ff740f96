/**
 * The kinds of channels: topics, remote calls, figures of the session and the firmware, and the list of them.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.channel.kind;

import org.eclipse.jdt.annotation.NonNullByDefault;
