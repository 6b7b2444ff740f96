/** Puts numbers on our sessions: memory, threads, throughput and latency beside other clients on the same broker. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks;

import org.eclipse.jdt.annotation.NonNullByDefault;
