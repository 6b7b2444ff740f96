/**
 * The one way out to openHAB: what a thing reports, until it is closed, and the texts of its status.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.report;

import org.eclipse.jdt.annotation.NonNullByDefault;
