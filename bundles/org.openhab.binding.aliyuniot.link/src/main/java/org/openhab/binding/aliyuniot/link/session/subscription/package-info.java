/**
 * What a session receives: who listens to which topics, and what the platform refuses.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.session.subscription;

import org.eclipse.jdt.annotation.NonNullByDefault;
