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
package org.openhab.binding.aliyuniot.link.alink;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Reads JSON that somebody else wrote: nothing that is in it takes more memory or stack than a message may.
 */
public final class AlinkJson {
    /** Objects and arrays within each other; the platform's own messages have ten at most. */
    static final int MAX_DEPTH = 64;

    private static final TypeAdapter<JsonElement> ELEMENTS = new Gson().getAdapter(JsonElement.class);
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    private AlinkJson() {}

    /**
     * The object that the bytes are, in UTF-8.
     *
     * @return null if they are something else, or nested deeper than {@value #MAX_DEPTH}
     */
    public static @Nullable JsonObject object(byte[] payload) {
        return object(payload, Message.MAX_PAYLOAD_BYTES);
    }

    /** As {@link #object(byte[])} of what is no message, but a file that may have more bytes. */
    public static @Nullable JsonObject object(byte[] payload, int maxBytes) {
        return element(payload, maxBytes) instanceof JsonObject object ? object : null;
    }

    /** Whatever the bytes are in JSON; null as for {@link #object(byte[])}. */
    public static @Nullable JsonElement element(byte[] payload) {
        return element(payload, Message.MAX_PAYLOAD_BYTES);
    }

    private static @Nullable JsonElement element(byte[] payload, int maxBytes) {
        if (payload.length > maxBytes) {
            return null;
        }
        try (BoundedReader reader = new BoundedReader(new StringReader(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(payload))
                .toString()))) {
            JsonElement element = ELEMENTS.read(reader);
            return reader.peek() == JsonToken.END_DOCUMENT ? element : null;
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return null;
        }
    }

    /** What a text says, or a number as it is written; null for anything else. */
    public static @Nullable String text(@Nullable JsonElement element) {
        return element != null
                        && element.isJsonPrimitive()
                        && !element.getAsJsonPrimitive().isBoolean()
                ? element.getAsString()
                : null;
    }

    /** A whole number of up to 18 digits, also if it comes as a text. */
    public static OptionalLong integer(@Nullable JsonElement element) {
        String text = text(element);
        return text != null && INTEGER.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /** Counts the levels, because a tree that is deep enough overflows the stack of whoever walks through it. */
    private static final class BoundedReader extends JsonReader {
        private int depth;

        BoundedReader(Reader in) {
            super(in);
        }

        @Override
        public void beginArray() throws IOException {
            enter();
            super.beginArray();
        }

        @Override
        public void beginObject() throws IOException {
            enter();
            super.beginObject();
        }

        @Override
        public void endArray() throws IOException {
            super.endArray();
            depth--;
        }

        @Override
        public void endObject() throws IOException {
            super.endObject();
            depth--;
        }

        private void enter() throws IOException {
            depth++;
            if (depth > MAX_DEPTH) {
                throw new MalformedJsonException("nested deeper than " + MAX_DEPTH);
            }
        }
    }
}
