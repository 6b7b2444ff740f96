/**
 * Checks the parameters of things and turns them into settings.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.config.reader;

import org.eclipse.jdt.annotation.NonNullByDefault;
