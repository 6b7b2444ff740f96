/**
 * A binding for benchmarks: its channels send items commands and states, and say when they got some. Never in the KAR.
 */
@NonNullByDefault
package org.openhab.binding.itemprobe.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
