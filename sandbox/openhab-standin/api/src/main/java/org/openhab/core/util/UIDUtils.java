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
package org.openhab.core.util;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Makes segments of UIDs of any text. */
public class UIDUtils {
    /** Letters and digits of ASCII stay; of all else, each byte in UTF-8 becomes an underscore and two digits of hex. */
    public static String encode(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .chars()
                .mapToObj(one -> String.format(Character.toString(one).matches("[A-Za-z0-9]") ? "%c" : "_%02X", one))
                .collect(Collectors.joining());
    }
}
