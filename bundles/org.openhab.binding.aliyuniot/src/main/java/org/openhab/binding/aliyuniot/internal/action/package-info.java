/**
 * Actions of things, for rules and the UI.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.action;

import org.eclipse.jdt.annotation.NonNullByDefault;
