/**
 * What all packages of the add-on share.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
