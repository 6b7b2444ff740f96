/**
 * What users configure for a thing, checked, and as the link takes it.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.config;

import org.eclipse.jdt.annotation.NonNullByDefault;
