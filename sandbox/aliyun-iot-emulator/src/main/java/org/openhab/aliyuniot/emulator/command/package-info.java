/**
 * The emulator as a program of its own.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.command;

import org.eclipse.jdt.annotation.NonNullByDefault;
