/**
 * Payloads as they come in, before anybody knows what they mean: text or not, picture or not, bounded numbers.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.channel.payload;

import org.eclipse.jdt.annotation.NonNullByDefault;
