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
package org.openhab.binding.aliyuniot.link.endpoint;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * What a client says first (RFC 5246, 7.4.1.2; RFC 8446, 4.1.2), read without TLS of the JDK.
 *
 * @param suites numbers of the suites that it offers, in its order, as four hexadecimal digits
 */
@NonNullByDefault({})
record ClientHello(List<String> suites) {
    private static final int HANDSHAKE_RECORD = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int MAX_RECORD = 1 << 14;
    private static final int VERSION_BYTES = 2;
    private static final int VERSION_AND_RANDOM_BYTES = 34;
    private static final int MAX_SESSION_ID = 32;

    /**
     * Reads one that fits into one record.
     *
     * @throws IOException if it is none, or does not come
     */
    static ClientHello read(InputStream in) throws IOException {
        DataInputStream stream = new DataInputStream(in);
        expect(stream.readUnsignedByte() == HANDSHAKE_RECORD);
        stream.skipNBytes(VERSION_BYTES);
        int length = stream.readUnsignedShort();
        expect(length <= MAX_RECORD);
        byte[] record = new byte[length];
        stream.readFully(record);
        return parse(new DataInputStream(new ByteArrayInputStream(record)));
    }

    private static ClientHello parse(DataInputStream record) throws IOException {
        expect(record.readUnsignedByte() == CLIENT_HELLO);
        int length = record.readUnsignedByte() << Short.SIZE | record.readUnsignedShort();
        expect(length == record.available());
        record.skipNBytes(VERSION_AND_RANDOM_BYTES);
        int sessionId = record.readUnsignedByte();
        expect(sessionId <= MAX_SESSION_ID);
        record.skipNBytes(sessionId);
        int bytes = record.readUnsignedShort();
        expect(bytes % Short.BYTES == 0 && bytes <= record.available());
        List<String> suites = new ArrayList<>();
        for (int read = 0; read < bytes; read += Short.BYTES) {
            suites.add(String.format("%04X", record.readUnsignedShort()));
        }
        return new ClientHello(List.copyOf(suites));
    }

    private static void expect(boolean wellFormed) throws IOException {
        if (!wellFormed) {
            throw new IOException("No ClientHello in one record");
        }
    }
}
