/**
 * Gateways: which sub-device belongs to which, which of them are logged in, and what goes over their connections for them
 * (chapters "Manage topological relationships" and "Connect or disconnect sub-devices").
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.gateway;

import org.eclipse.jdt.annotation.NonNullByDefault;
