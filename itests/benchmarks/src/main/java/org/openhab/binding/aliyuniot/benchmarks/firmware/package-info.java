/** Compares firmware downloads with the programs that one would type instead, and updates many devices at once. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.firmware;

import org.eclipse.jdt.annotation.NonNullByDefault;
