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
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Sends the body of a request, and looks between its pieces whether the other side has refused it already: it may close
 * the line then, and what it said is lost with the rest of the body.
 */
final class Upload {
    private static final int FIRST_REFUSAL = 300;

    private final HttpRequest.Body body;
    private final OutputStream out;
    private final @Nullable AnswerReader reader;
    private @Nullable ClassicHttpResponse early;

    /** The body itself could not be had; nothing is wrong with the line. */
    static final class SourceFailure extends IOException {
        private static final long serialVersionUID = 1L;

        private final IOException source;

        SourceFailure(IOException source) {
            super(source);
            this.source = source;
        }

        IOException source() {
            return source;
        }
    }

    /** The line's own failure on its way through the body. */
    private static final class LineFailure extends IOException {
        private static final long serialVersionUID = 1L;
        private final IOException trouble;

        LineFailure(IOException trouble) {
            super(trouble);
            this.trouble = trouble;
        }
    }

    /**
     * @param reader of the answer; {@code null} where bytes on the line need not be one of an answer, as in TLS
     */
    Upload(HttpRequest.Body body, OutputStream out, @Nullable AnswerReader reader) {
        this.body = body;
        this.out = out;
        this.reader = reader;
    }

    /**
     * @return the answer if it has come before the end, else {@code null}
     */
    @Nullable
    ClassicHttpResponse run() throws IOException {
        Counted counted = new Counted();
        try {
            body.writeTo(counted);
        } catch (LineFailure e) {
            if (isRefused()) {
                return early;
            }
            return said(e.trouble);
        } catch (IOException e) {
            throw new SourceFailure(e);
        }
        if (counted.left != 0) {
            throw new SourceFailure(new IOException("The body is shorter than it was announced"));
        }
        return early;
    }

    private boolean isRefused() {
        ClassicHttpResponse answer = early;
        return answer != null && answer.getCode() >= FIRST_REFUSAL;
    }

    /** Whoever closes the line while it is written to may have said why. */
    private ClassicHttpResponse said(IOException trouble) throws IOException {
        AnswerReader open = reader;
        if (open == null) {
            throw trouble;
        }
        try {
            return open.head();
        } catch (IOException e) {
            throw trouble;
        }
    }

    /** What the body is written to. */
    private final class Counted extends PiecewiseOutput {
        private long left = body.length();

        @Override
        @NonNullByDefault({})
        public void write(byte[] bytes, int offset, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException("The body is longer than it was announced");
            }
            super.write(bytes, offset, length);
        }

        @Override
        void writePiece(byte[] bytes, int offset, int length) throws IOException {
            try {
                AnswerReader answering = reader;
                if (early == null && answering != null && answering.hasMore()) {
                    early = answering.headOrInterim();
                }
                if (isRefused()) {
                    throw new IOException("Refused before the end");
                }
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new LineFailure(e);
            }
        }
    }
}
