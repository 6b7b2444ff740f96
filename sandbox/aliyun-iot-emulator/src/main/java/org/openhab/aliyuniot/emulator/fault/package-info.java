/**
 * What goes wrong on purpose, and which of it is in force.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.fault;

import org.eclipse.jdt.annotation.NonNullByDefault;
