/** Compares sessions over CoAP with the library below them. */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.coap;

import org.eclipse.jdt.annotation.NonNullByDefault;
