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
package org.openhab.core.i18n;

import java.util.function.Supplier;

/** Reads references to translated texts, {@code @text/key}. */
public class I18nUtil {

    private static final String PREFIX = "@text/";

    public static boolean isConstant(String text) {
        return text.startsWith(PREFIX);
    }

    public static String stripConstant(String text) {
        return isConstant(text) ? text.substring(PREFIX.length()) : text;
    }

    /** The key if the text is a reference, else the supplied one. */
    public static String stripConstantOr(String text, Supplier<String> otherwise) {
        return isConstant(text) ? stripConstant(text) : otherwise.get();
    }
}
