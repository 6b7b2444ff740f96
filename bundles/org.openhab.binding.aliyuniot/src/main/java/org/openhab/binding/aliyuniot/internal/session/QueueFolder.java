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
package org.openhab.binding.aliyuniot.internal.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.session.store.DiskOutgoingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the messages of all devices over a restart, in a folder. It opens the folder when the first device asks for it.
 * For any thread.
 */
public final class QueueFolder implements OutgoingStores, AutoCloseable {
    /** Where the first release kept messages. */
    private static final String FORMER_FILE = "queue.db";

    private final Logger logger = LoggerFactory.getLogger(QueueFolder.class);

    private final Path folder;
    private @Nullable DiskOutgoingStore open;
    private boolean closed;

    public QueueFolder(Path folder) {
        this.folder = folder;
    }

    /** Reads from the disk, so not for a thread that must not wait. */
    @Override
    public synchronized OutgoingStore get() {
        if (closed) {
            return OutgoingStore.NONE;
        }
        DiskOutgoingStore store = open;
        if (store == null) {
            setFormerFileAside();
            store = DiskOutgoingStore.open(folder);
            open = store;
        }
        return store;
    }

    private void setFormerFileAside() {
        Path former = folder.resolveSibling(FORMER_FILE);
        if (!Files.isRegularFile(former)) {
            return;
        }
        Path aside = folder.resolveSibling(FORMER_FILE + ".unreadable");
        try {
            Files.move(former, aside, StandardCopyOption.REPLACE_EXISTING);
            logger.warn(
                    "{} is of the first release; an unknown number of messages in it are not sent, and it is kept as {}",
                    former,
                    aside);
        } catch (IOException e) {
            logger.warn("{} is of the first release; an unknown number of messages in it are not sent", former, e);
        }
    }

    @Override
    public synchronized void forget(DeviceIdentity identity) {
        if (open != null || Files.isDirectory(folder)) {
            get().forget(identity);
        }
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
