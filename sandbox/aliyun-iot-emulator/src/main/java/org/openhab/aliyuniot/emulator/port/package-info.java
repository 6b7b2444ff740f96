/**
 * What all ports for devices share: how they open and close, go away together, and print header names.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.port;

import org.eclipse.jdt.annotation.NonNullByDefault;
