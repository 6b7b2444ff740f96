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
package org.openhab.binding.aliyuniot.benchmarks.firmware;

import java.io.IOException;
import java.net.URI;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Serves the files of a {@link ServedFolder} over HTTPS on this machine.
 */
@NonNullByDefault({})
public interface FileHost extends AutoCloseable {
    /** What the report calls it. */
    String label();

    int port();

    default URI url(String file) {
        return URI.create("https://localhost:" + port() + "/" + file);
    }

    @Override
    void close() throws IOException;
}
