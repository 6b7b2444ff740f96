/** Echoes: what is sent, how fast, and how long it takes until it is back. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.load;

import org.eclipse.jdt.annotation.NonNullByDefault;
