/**
 * From the command of an item to bytes on the socket, and from bytes on the socket to the update of an item: in a whole
 * openHAB, beside a bare session and beside openHAB with a handler that does nothing.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.items;

import org.eclipse.jdt.annotation.NonNullByDefault;
