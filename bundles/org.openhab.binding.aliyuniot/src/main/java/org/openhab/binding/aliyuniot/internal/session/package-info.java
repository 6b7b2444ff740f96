/**
 * What a thing has on a session with the platform, between its start and its end.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.session;

import org.eclipse.jdt.annotation.NonNullByDefault;
