/** Brokers as processes of their own, and what devices are known by there. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.broker;

import org.eclipse.jdt.annotation.NonNullByDefault;
