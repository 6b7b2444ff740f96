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
package org.openhab.binding.aliyuniot.link.transport.mqtt.psk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Ends a handshake in which the other side says more than one needs: a handshake with a pre-shared key has some hundred
 * bytes, with a Diffie-Hellman group of 8192 bits some 3,000.
 */
final class HandshakeInput extends FilterInputStream {
    private static final int MAX_BYTES = 32 * 1024;

    private int left = MAX_BYTES;
    private volatile boolean done;

    /** The other side has sent more than a handshake has. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("More than " + MAX_BYTES + " bytes in a handshake");
        }
    }

    HandshakeInput(InputStream in) {
        super(in);
    }

    /** From now on, nothing is counted. */
    void handshakeDone() {
        done = true;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(byte @Nullable [] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        return counted(count, count);
    }

    private int counted(int result, int count) throws IOException {
        if (!done && result >= 0) {
            left -= count;
            if (left < 0) {
                throw new TooLongException();
            }
        }
        return result;
    }
}
