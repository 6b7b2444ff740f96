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
package org.openhab.aliyuniot.emulator.login;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The client id of a CONNECT: {@code {clientId}|{key}={value},…|} (chapter "Establish MQTT connections over TCP").
 *
 * <p>The tail is read leniently: keys in any order, unknown ones kept and ignored, empty elements (Aliyun's C SDK ends
 * with one) skipped.
 *
 * @param base what stands before the first bar; empty in the "assigned client id" mode
 * @param extensions the keys and values of the tail
 */
public record ClientId(String base, Map<String, String> extensions) {
    private static final int MAX_LENGTH = 1024;
    private static final int MAX_BASE_LENGTH = 64;

    public ClientId {
        extensions = Map.copyOf(extensions);
    }

    /** Returns nothing when the text does not have the form, or is too long. */
    public static Optional<ClientId> parse(String text) {
        int first = text.indexOf('|');
        int last = text.lastIndexOf('|');
        if (text.length() > MAX_LENGTH
                || first < 0
                || first > MAX_BASE_LENGTH
                || last == first
                || last != text.length() - 1) {
            return Optional.empty();
        }
        Map<String, String> extensions = new LinkedHashMap<>();
        for (String element : text.substring(first + 1, last).split(",")) {
            int equals = element.indexOf('=');
            if (equals > 0) {
                extensions.putIfAbsent(
                        element.substring(0, equals).trim(),
                        element.substring(equals + 1).trim());
            } else if (!element.isBlank()) {
                return Optional.empty();
            }
        }
        return Optional.of(new ClientId(text.substring(0, first), extensions));
    }

    /** The bits of {@code ext} in a client id; 0 if there is none. */
    public static int ext(String text) {
        return parse(text)
                .flatMap(clientId -> clientId.extension("ext"))
                .filter(ext -> ext.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** The value of a key of the tail. */
    public Optional<String> extension(String key) {
        return Optional.ofNullable(extensions.get(key));
    }
}
