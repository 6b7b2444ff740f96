/**
 * Services of the platform that a device has on its session, and the list of them.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.session.feature;

import org.eclipse.jdt.annotation.NonNullByDefault;
