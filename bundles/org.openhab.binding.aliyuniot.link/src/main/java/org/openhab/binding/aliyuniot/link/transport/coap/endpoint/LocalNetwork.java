/*
 * Copyright (c) 2026 Contributors to the openHAB Aliyun IoT Binding
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
package org.openhab.binding.aliyuniot.link.transport.coap.endpoint;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Tells hosts on the local network from those on the internet.
 */
public final class LocalNetwork {
    private static final Pattern IPV4 = Pattern.compile("\\d+(\\.\\d+){3}");

    /** One label, or below a domain that the internet's name servers do not know (RFC 6762, 8375 and common use). */
    private static final Pattern LOCAL_NAME =
            Pattern.compile("(?i)[^.]+|.*\\.(local|localhost|localdomain|lan|home|internal|home\\.arpa)");

    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;

    private LocalNetwork() {}

    /** Whether a host can be local by how it is written; asks nobody. */
    static boolean mayHold(String host) {
        if (!IPV4.matcher(host).matches()) {
            return LOCAL_NAME.matcher(host).matches();
        }
        try {
            return holds(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    public static boolean holds(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address instanceof Inet6Address && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }
}
