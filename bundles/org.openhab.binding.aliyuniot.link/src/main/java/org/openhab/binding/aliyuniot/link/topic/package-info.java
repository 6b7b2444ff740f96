/**
 * Topics, topic filters and who may use them (chapter "Topics").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.topic;

import org.eclipse.jdt.annotation.NonNullByDefault;
