/**
 * What a session counts, and what it shows of that.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.session.statistics;

import org.eclipse.jdt.annotation.NonNullByDefault;
