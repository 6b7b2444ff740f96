/**
 * What a session needs from a way to the platform, whatever protocol it speaks.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.transport;

import org.eclipse.jdt.annotation.NonNullByDefault;
