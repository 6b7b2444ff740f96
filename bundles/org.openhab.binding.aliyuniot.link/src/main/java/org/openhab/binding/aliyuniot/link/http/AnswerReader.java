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

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads one answer from a line, by HttpCore's parsers within their bounds and a budget for all of what is no content.
 */
final class AnswerReader {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_FIELDS = 100;
    private static final int MAX_INTERIM = 16;
    private static final int FIRST_FINAL = 200;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private static final Http1Config BOUNDS = Http1Config.custom()
            .setMaxLineLength(MAX_LINE)
            .setMaxHeaderCount(MAX_FIELDS)
            .setMaxEmptyLineCount(2)
            .build();

    private final OverheadBoundInput line;
    private final SessionInputBufferImpl buffer = new SessionInputBufferImpl(BUFFER_BYTES, MAX_LINE);
    private final DefaultHttpResponseParser parser = new DefaultHttpResponseParser(BOUNDS);
    private int interim;

    AnswerReader(InputStream line) {
        this.line = new OverheadBoundInput(line);
    }

    private ClassicHttpResponse next() throws IOException {
        try {
            @Nullable ClassicHttpResponse head = parser.parse(buffer, line);
            if (head == null) {
                throw new EOFException("No answer");
            }
            return head;
        } catch (HttpException | RuntimeException e) {
            throw malformed(e);
        }
    }

    /** The head of the answer itself. */
    ClassicHttpResponse head() throws IOException {
        ClassicHttpResponse head = headOrInterim();
        while (head == null) {
            head = headOrInterim();
        }
        return head;
    }

    /** The head of the answer itself, or {@code null} if it is one of an interim answer. */
    @Nullable
    ClassicHttpResponse headOrInterim() throws IOException {
        ClassicHttpResponse head = next();
        int status = head.getCode();
        if (status >= FIRST_FINAL) {
            return head;
        }
        if (++interim > MAX_INTERIM || status == SWITCHING_PROTOCOLS) {
            throw malformed(null);
        }
        return null;
    }

    private static HttpFailure malformed(@Nullable Throwable cause) {
        return new HttpFailure(HttpFailure.Reason.MALFORMED, cause);
    }

    /** The content that follows a head. */
    InputStream content(ClassicHttpResponse head) throws IOException {
        int status = head.getCode();
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            return InputStream.nullInputStream();
        }
        String coding =
                HttpAnswer.field(head, "Transfer-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        if ("chunked".equals(coding)) {
            return new Content(new ChunkedInputStream(buffer, line, BOUNDS), line);
        }
        if (!coding.isEmpty() && !"identity".equals(coding)) {
            throw malformed(null);
        }
        long length = HttpAnswer.contentLength(head);
        if (length < 0 && hasLength(head)) {
            throw malformed(null);
        }
        return new Content(
                length < 0 ? new UntilTheEnd(buffer, line) : new ContentLengthInputStream(buffer, line, length), line);
    }

    private static boolean hasLength(HttpMessage head) {
        return head.getFirstHeader("Content-Length") != null;
    }

    /** Whether something has come that nobody has read. */
    boolean hasMore() throws IOException {
        return buffer.hasBufferedData() || line.available() > 0;
    }

    /** What has no length and ends with the connection. */
    private static final class UntilTheEnd extends InputStream {
        private final SessionInputBufferImpl buffer;
        private final InputStream line;

        UntilTheEnd(SessionInputBufferImpl buffer, InputStream line) {
            this.buffer = buffer;
            this.line = line;
        }

        @Override
        public int read() throws IOException {
            return buffer.read(line);
        }

        @Override
        @NonNullByDefault({})
        public int read(byte[] target, int offset, int length) throws IOException {
            return buffer.read(target, offset, length, line);
        }
    }

    /** Tells the meter what was content. */
    private static final class Content extends InputStream {
        private final InputStream decoded;
        private final OverheadBoundInput meter;

        Content(InputStream decoded, OverheadBoundInput meter) {
            this.decoded = decoded;
            this.meter = meter;
        }

        @Override
        public int read() throws IOException {
            int next = decoded.read();
            meter.wasContent(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        @NonNullByDefault({})
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = decoded.read(target, offset, length);
            meter.wasContent(Math.max(0, count));
            return count;
        }
    }
}
