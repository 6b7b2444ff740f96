/**
 * The end of a measured way that is in the measured process: it starts what is told to it and remembers when it saw what.
 * Needs nothing but the JDK, since the bundle that measures inside openHAB has a copy of it.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.items.end;

import org.eclipse.jdt.annotation.NonNullByDefault;
