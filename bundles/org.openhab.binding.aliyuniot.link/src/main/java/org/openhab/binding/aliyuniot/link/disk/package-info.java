/**
 * Files and folders that are for one process and its owner alone.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.disk;

import org.eclipse.jdt.annotation.NonNullByDefault;
