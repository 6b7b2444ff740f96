/**
 * What can go wrong on the way to the platform, told apart by who can do something about it.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.failure;

import org.eclipse.jdt.annotation.NonNullByDefault;
