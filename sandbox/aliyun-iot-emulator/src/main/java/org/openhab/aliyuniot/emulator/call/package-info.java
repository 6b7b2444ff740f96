/**
 * What the cloud sends and asks by itself: RRPC, sets and services of the thing model, broadcasts.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.call;

import org.eclipse.jdt.annotation.NonNullByDefault;
