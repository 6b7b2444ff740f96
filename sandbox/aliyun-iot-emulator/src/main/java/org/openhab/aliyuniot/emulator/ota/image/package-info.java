/**
 * Firmware images: where they are kept, how devices find and fetch them, how they are signed.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.ota.image;

import org.eclipse.jdt.annotation.NonNullByDefault;
