/**
 * The parameters of things as users write them, and what is wrong with them.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.config.parameter;

import org.eclipse.jdt.annotation.NonNullByDefault;
