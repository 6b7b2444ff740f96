/**
 * Values as text, both ways: one form for each type of items.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.channel.value;

import org.eclipse.jdt.annotation.NonNullByDefault;
