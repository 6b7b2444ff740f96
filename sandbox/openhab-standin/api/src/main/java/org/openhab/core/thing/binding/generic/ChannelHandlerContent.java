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
package org.openhab.core.thing.binding.generic;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** A payload: bytes, how they encode text (UTF-8 if not known), and their media type. */
@NonNullByDefault
public class ChannelHandlerContent {

    private final byte[] rawContent;
    private final Charset encoding;
    private final @Nullable String mediaType;

    public ChannelHandlerContent(byte[] rawContent, @Nullable String encoding, @Nullable String mediaType) {
        this.rawContent = rawContent;
        this.encoding = charset(encoding);
        this.mediaType = mediaType;
    }

    private static Charset charset(@Nullable String name) {
        if (name == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    public byte[] getRawContent() {
        return rawContent;
    }

    public String getAsString() {
        return new String(rawContent, encoding);
    }

    public @Nullable String getMediaType() {
        return mediaType;
    }
}
