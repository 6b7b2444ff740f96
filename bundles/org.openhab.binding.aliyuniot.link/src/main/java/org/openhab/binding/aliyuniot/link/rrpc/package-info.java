/**
 * Calls of the platform that the device answers within seconds (chapter "RRPC").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.rrpc;

import org.eclipse.jdt.annotation.NonNullByDefault;
