/**
 * Texts that others have written.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.text;

import org.eclipse.jdt.annotation.NonNullByDefault;
