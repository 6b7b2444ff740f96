/**
 * What openHAB is told about the things of the binding beside the files of {@code OH-INF}.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.description;

import org.eclipse.jdt.annotation.NonNullByDefault;
