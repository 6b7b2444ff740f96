/**
 * What users configure for a thing, checked and turned into the link's values.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.config;

import org.eclipse.jdt.annotation.NonNullByDefault;
