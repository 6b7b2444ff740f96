/**
 * The console: its page, and the traffic between devices and the platform as the page shows it.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.web;

import org.eclipse.jdt.annotation.NonNullByDefault;
