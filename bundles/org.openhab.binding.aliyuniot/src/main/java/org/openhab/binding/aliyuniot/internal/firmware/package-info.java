/**
 * Firmware updates of things: what the platform wants to be installed, through openHAB's own update service.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.firmware;

import org.eclipse.jdt.annotation.NonNullByDefault;
