/** Client libraries that are compared. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.client;

import org.eclipse.jdt.annotation.NonNullByDefault;
