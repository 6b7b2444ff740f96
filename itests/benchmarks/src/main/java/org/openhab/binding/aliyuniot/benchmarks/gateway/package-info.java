/** Compares sub-devices of one gateway with devices that have connections of their own. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.gateway;

import org.eclipse.jdt.annotation.NonNullByDefault;
