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
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Writes in pieces, each within a time: a socket itself waits for ever for somebody to take what it has.
 */
final class TimedOutput extends OutputStream {
    /** One record of TLS. */
    static final int PIECE = 16 * 1024;

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
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    @NonNullByDefault({})
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += PIECE) {
            Runnable taken = watch.get();
            try {
                line.write(bytes, offset + done, Math.min(PIECE, length - done));
                line.flush();
            } finally {
                taken.run();
            }
        }
    }
}
