/** Compares client libraries: each in a process of its own, all of them in turns. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.echo;

import org.eclipse.jdt.annotation.NonNullByDefault;
