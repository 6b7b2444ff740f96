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
package org.openhab.binding.aliyuniot.link.transport.mqtt.packet;

import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;

/**
 * What a packet of the platform has to be like, as far as the packet classes do not look themselves (MQTT 3.1.1, sections 2.2.2, 2.3.1 and 3). The platform has no QoS 2, so it never sends the packets of that.
 */
final class PacketRules {
    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;
    private static final int SUBACK = 9;
    private static final int UNSUBACK = 11;
    private static final int PINGRESP = 13;

    private PacketRules() {}

    /**
     * Checks what a packet announces, before anything of it is waited for.
     *
     * @param first byte of the packet
     * @param length of what follows the length
     * @throws ProtocolFailure if the packet breaks a rule
     */
    static void checkHeader(byte first, int length) throws ProtocolFailure {
        int type = (first & 0xff) >> 4;
        switch (type) {
            case PUBLISH -> {}
            case CONNACK, PUBACK, UNSUBACK -> checkPlain(first, type, length == 2);
            case SUBACK -> checkPlain(first, type, length > 2);
            case PINGRESP -> checkPlain(first, type, length == 0);
            default -> throw malformed("its type " + type + " is none that a platform sends");
        }
    }

    private static void checkPlain(byte first, int type, boolean rightLength) throws ProtocolFailure {
        if ((first & 0x0f) != 0) {
            throw malformed("it is of type " + type + " and has flags that are not for it");
        }
        if (!rightLength) {
            throw malformed("it is of type " + type + " and has not the length of such a packet");
        }
    }

    /**
     * Checks the id of an acknowledgement.
     *
     * @param packet all of it
     * @param start of what follows the length
     */
    static void checkId(byte[] packet, int start) throws ProtocolFailure {
        int type = (packet[0] & 0xff) >> 4;
        boolean hasId = type == PUBACK || type == SUBACK || type == UNSUBACK;
        if (hasId && packet[start] == 0 && packet[start + 1] == 0) {
            throw malformed("its packet id is 0");
        }
    }

    /** A packet breaks a rule. */
    static ProtocolFailure malformed(String why) {
        return new ProtocolFailure(
                LinkFailure.Reason.MALFORMED_PACKET, "The platform sent a packet that is refused: " + why);
    }
}
