/**
 * Gateways: which sub-device belongs to which, which ones are logged in, and what goes over their connections for them.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.gateway;

import org.eclipse.jdt.annotation.NonNullByDefault;
