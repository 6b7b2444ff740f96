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
package org.openhab.binding.aliyuniot.link.ota.job;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * An update package cannot be taken, because something about it is missing, malformed or contradicts something else. The
 * message is a sentence for the user and for the platform; it begins with the field's name and carries no secret.
 */
public final class OtaJobRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 500;

    private final @Nullable OtaModule module;
    private final String field;

    public OtaJobRefused(@Nullable OtaModule module, String field, String why) {
        super(ForeignText.line(field + " " + why, MAX_LENGTH));
        this.module = module;
        this.field = field;
    }

    /** Whom the package was meant for; null if that is what cannot be read. */
    public @Nullable OtaModule module() {
        return module;
    }

    /** What is wrong: {@code url}, {@code files[1].fileSize}. */
    public String field() {
        return field;
    }
}
