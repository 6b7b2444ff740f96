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
package org.openhab.binding.aliyuniot.link.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.MessageConstraintException;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Reads the line's bytes and bounds what is not content: head, interim answers, lengths of chunks, their extensions and
 * trailers all draw on one budget.
 */
final class OverheadBoundInput extends InputStream {
    /** Enough for every honest answer's head and trailers, and for what a buffer has read ahead. */
    private static final long BUDGET = 128 * 1024;

    /** A chunk of one byte has five around it. */
    private static final long AROUND_EACH_BYTE = 8;

    private final InputStream line;
    private long taken;
    private long content;

    OverheadBoundInput(InputStream line) {
        this.line = line;
    }

    /** So many of the bytes turned out to be content. */
    void wasContent(long count) {
        content += count;
    }

    private void check() throws IOException {
        if (taken - content > BUDGET + AROUND_EACH_BYTE * content) {
            throw new MessageConstraintException("Too much around the content");
        }
    }

    @Override
    public int read() throws IOException {
        check();
        int next = line.read();
        taken += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    @NonNullByDefault({})
    public int read(byte[] buffer, int offset, int length) throws IOException {
        check();
        int count = line.read(buffer, offset, length);
        taken += Math.max(0, count);
        return count;
    }

    @Override
    public int available() throws IOException {
        return line.available();
    }
}
