/** Compares reports of properties with one publish an update. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.property;

import org.eclipse.jdt.annotation.NonNullByDefault;
