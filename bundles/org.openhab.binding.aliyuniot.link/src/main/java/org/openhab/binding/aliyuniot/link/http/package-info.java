/**
 * One request and its answer over HTTP/1.1, bounded in time, size and work whatever the other side does (RFC 9112). The
 * JDK's clients bound neither trailers nor interim answers, and closing them may wait for whoever reads or writes.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.http;

import org.eclipse.jdt.annotation.NonNullByDefault;
