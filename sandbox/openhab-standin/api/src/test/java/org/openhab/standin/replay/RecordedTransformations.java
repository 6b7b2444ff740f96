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
package org.openhab.standin.replay;

import java.util.Locale;
import java.util.Map;
import org.openhab.core.transform.TransformationException;
import org.openhab.core.transform.TransformationService;
import org.openhab.standin.transform.TransformationServices;

/** The transformation services that were there when the behaviour was recorded. */
final class RecordedTransformations {
    private static final Map<String, TransformationService> SERVICES = Map.of(
            "UPPER", (function, source) -> source.toUpperCase(Locale.ROOT),
            "APPEND", (function, source) -> source + function,
            "REVERSE", (function, source) -> new StringBuilder(source).reverse().toString(),
            "NULLING", (function, source) -> null,
            "FAILING",
                    (function, source) -> {
                        throw new TransformationException("failed on " + source);
                    },
            "BOOM",
                    (function, source) -> {
                        throw new IllegalStateException("boom on " + source);
                    });

    private RecordedTransformations() {}

    static void register() {
        SERVICES.forEach(TransformationServices::register);
    }

    static void unregister() {
        SERVICES.keySet().forEach(TransformationServices::unregister);
    }
}
