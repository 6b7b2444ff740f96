/**
 * Thing handlers: configuration in, session out, status back.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.handler;

import org.eclipse.jdt.annotation.NonNullByDefault;
