/**
 * The envelope of the thing model's messages: requests with ids, replies with codes (chapter "Alink protocol").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.alink;

import org.eclipse.jdt.annotation.NonNullByDefault;
