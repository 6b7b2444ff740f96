/**
 * What a session sends: the queue of messages that wait, the pace at which they go, and the seam to a store.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.session.outgoing;

import org.eclipse.jdt.annotation.NonNullByDefault;
