/** What the benchmarks need of the machine: programs, Javas, ports, open files, memory. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.program;

import org.eclipse.jdt.annotation.NonNullByDefault;
