/**
 * What the platform keeps of a device's shadow, and how it speaks of that.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.shadow;

import org.eclipse.jdt.annotation.NonNullByDefault;
