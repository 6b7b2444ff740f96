/**
 * What the platform wants to be installed (chapter "OTA updates"): a job, its files with digests and sources, its module
 * and version; how it is read, kept and refused.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.ota.job;

import org.eclipse.jdt.annotation.NonNullByDefault;
