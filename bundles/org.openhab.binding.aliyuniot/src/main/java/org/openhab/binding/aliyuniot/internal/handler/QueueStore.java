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
package org.openhab.binding.aliyuniot.internal.handler;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.session.DiskOutgoingStore;
import org.openhab.binding.aliyuniot.link.session.OutgoingStore;

/**
 * The file that keeps messages of all devices over a restart; opened when the first device asks for it, so that nothing
 * is written where none does. For any thread.
 */
final class QueueStore implements Supplier<OutgoingStore>, AutoCloseable {
    private final Path file;
    private @Nullable DiskOutgoingStore open;
    private boolean closed;

    QueueStore(Path file) {
        this.file = file;
    }

    /** Reads from the disk, so not for a thread that must not wait. */
    @Override
    public synchronized OutgoingStore get() {
        if (closed) {
            return OutgoingStore.NONE;
        }
        DiskOutgoingStore store = open;
        if (store == null) {
            store = DiskOutgoingStore.open(file);
            open = store;
        }
        return store;
    }

    /** Writes what is left to write; what comes later is not kept. */
    @Override
    public synchronized void close() {
        closed = true;
        DiskOutgoingStore store = open;
        open = null;
        if (store != null) {
            store.close();
        }
    }
}
