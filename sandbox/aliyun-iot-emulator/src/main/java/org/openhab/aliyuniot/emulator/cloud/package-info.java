/**
 * What other threads see and do while the emulator runs, as if in the cloud.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.cloud;

import org.eclipse.jdt.annotation.NonNullByDefault;
