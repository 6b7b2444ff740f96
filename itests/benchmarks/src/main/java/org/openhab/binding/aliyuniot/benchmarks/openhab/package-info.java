/** An openHAB of its own, or a Karaf with its stand-in, as a child process: its folder, its logs, what it takes. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.openhab;

import org.eclipse.jdt.annotation.NonNullByDefault;
