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
package org.openhab.binding.aliyuniot.link.ota.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure.Reason;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;

/**
 * One try: asks for the bytes that are missing, checks that the answer is about them, and appends them. Nothing that the
 * server says makes it take more bytes than the image has.
 */
final class ImageTransfer {
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int GONE = 410;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_SERVER_ERROR = 500;

    /** Not a weak one: that cannot say that bytes are the same (RFC 9110, section 13.1.5). */
    private static final Pattern STRONG_ENTITY_TAG = Pattern.compile("\"[\\x21\\x23-\\x7e]{0,200}\"");

    private final RangeRequest request;
    private final PartialImage image;
    private final LongConsumer progress;
    private final Duration whole;
    private final long begun = System.nanoTime();

    /**
     * @param whole time for all of it
     */
    ImageTransfer(RangeRequest request, PartialImage image, Duration whole, LongConsumer progress) {
        this.request = request;
        this.image = image;
        this.whole = whole;
        this.progress = progress;
    }

    /** Returns when the answer has ended as it should; that may be before the image is complete. */
    void run(URI url) throws FirmwareFailure {
        String entityTag = image.entityTag().orElse("");
        int status = request.send(url, image.position(), entityTag);
        long expected = switch (status) {
            case OK -> wholeFile();
            case PARTIAL_CONTENT -> restOfFile(entityTag);
            default -> throw refused(status);
        };
        @Nullable String encoding = request.field("Content-Encoding");
        if (encoding != null && !"identity".equalsIgnoreCase(encoding.strip())) {
            throw bad("encodes the file, which nobody asked for");
        }
        if (image.position() == 0) {
            Optional<String> newTag = strongEntityTag();
            if (newTag.isPresent() && !newTag.get().equals(entityTag)) {
                image.entityTag(newTag.get());
            }
        }
        append(expected);
    }

    private FirmwareFailure refused(int status) throws FirmwareFailure {
        String host = request.host();
        if (status == FORBIDDEN) {
            return new FirmwareFailure(
                    Reason.URL_EXPIRED, "The file server " + host + " refuses the file's URL (HTTP 403)");
        }
        if (status == NOT_FOUND || status == GONE) {
            return new FirmwareFailure(
                    Reason.NOT_FOUND, "The file server " + host + " has no such file (HTTP " + status + ")");
        }
        if (status == RANGE_NOT_SATISFIABLE && image.position() > 0) {
            // It has another file now, or does not know ranges; from the beginning it shows which.
            image.restart();
            return new FirmwareFailure(
                    Reason.SERVER_ERROR, "The file server " + host + " has not the bytes that are missing (HTTP 416)");
        }
        if (status >= INTERNAL_SERVER_ERROR || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS) {
            return new FirmwareFailure(
                    Reason.SERVER_ERROR, "The file server " + host + " has trouble (HTTP " + status + ")");
        }
        return bad("answers with HTTP " + status);
    }

    /** The server sends the file from its beginning, whatever was asked for. */
    private long wholeFile() throws FirmwareFailure {
        if (image.position() > 0) {
            image.restart();
        }
        long length = request.contentLength();
        if (length >= 0) {
            requireSize(length);
        }
        return image.size();
    }

    private long restOfFile(String entityTag) throws FirmwareFailure {
        ContentRange range = ContentRange.of(request.field("Content-Range"))
                .orElseThrow(() -> bad("does not say which bytes of the file it sends"));
        if (range.complete() != ContentRange.UNKNOWN) {
            requireSize(range.complete());
        }
        if (range.first() != image.position() || range.last() >= image.size()) {
            throw bad("sends other bytes of the file than those that are missing");
        }
        long length = request.contentLength();
        if (length >= 0 && length != range.length()) {
            throw bad("contradicts itself about the length of its answer");
        }
        Optional<String> newTag = strongEntityTag();
        if (!entityTag.isEmpty() && newTag.isPresent() && !newTag.get().equals(entityTag)) {
            image.restart();
            throw new FirmwareFailure(
                    Reason.SERVER_ERROR, "The file server " + request.host() + " has another version of the file now");
        }
        return range.length();
    }

    private void requireSize(long length) throws FirmwareFailure {
        if (length != image.size()) {
            throw new FirmwareFailure(
                    Reason.SIZE,
                    "The file on the server " + request.host() + " has " + length + " bytes instead of the announced "
                            + image.size());
        }
    }

    private Optional<String> strongEntityTag() {
        @Nullable String tag = request.field("ETag");
        return tag != null && STRONG_ENTITY_TAG.matcher(tag).matches() ? Optional.of(tag) : Optional.empty();
    }

    private void append(long expected) throws FirmwareFailure {
        InputStream body = request.body();
        long missing = expected;
        try {
            while (missing > 0) {
                int count = image.appendFrom(body, missing);
                if (count < 0) {
                    throw new FirmwareFailure(
                            Reason.CONNECTION,
                            "The file server " + request.host() + " ended its answer " + missing + " bytes early");
                }
                missing -= count;
                progress.accept(image.position());
                if (System.nanoTime() - begun > whole.toNanos()) {
                    throw new FirmwareFailure(
                            Reason.STALLED, "The download from " + request.host() + " took too long in all");
                }
            }
        } catch (IOException e) {
            throw request.failure(e);
        }
    }

    private FirmwareFailure bad(String what) {
        return new FirmwareFailure(Reason.BAD_ANSWER, "The file server " + request.host() + " " + what);
    }
}
