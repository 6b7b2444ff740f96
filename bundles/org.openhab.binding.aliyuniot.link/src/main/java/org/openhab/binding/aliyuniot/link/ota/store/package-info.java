/**
 * Firmware images on disk, whole or on their way, safe from power cuts.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.ota.store;

import org.eclipse.jdt.annotation.NonNullByDefault;
