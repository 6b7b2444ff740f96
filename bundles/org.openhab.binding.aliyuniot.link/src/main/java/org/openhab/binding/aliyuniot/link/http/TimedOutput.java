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
import java.util.function.Supplier;

/**
 * Writes in pieces and bounds the time of each; a socket by itself waits for ever until the other side takes its bytes.
 */
final class TimedOutput extends PiecewiseOutput {
    private final OutputStream line;
    private final Supplier<Runnable> watch;

    /**
     * @param watch begins to watch, and gives what ends that
     */
    TimedOutput(OutputStream line, Supplier<Runnable> watch) {
        this.line = line;
        this.watch = watch;
    }

    @Override
    void writePiece(byte[] bytes, int offset, int length) throws IOException {
        Runnable taken = watch.get();
        try {
            line.write(bytes, offset, length);
            line.flush();
        } finally {
            taken.run();
        }
    }
}
