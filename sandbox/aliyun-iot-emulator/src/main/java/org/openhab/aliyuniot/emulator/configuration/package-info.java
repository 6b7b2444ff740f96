/**
 * How an emulator is to run: products and devices, ports and rules, and the file that says so.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.configuration;

import org.eclipse.jdt.annotation.NonNullByDefault;
