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
package org.openhab.binding.aliyuniot.link.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps messages in one file for all devices of a process. A message is on disk a second after it was added at the
 * latest, and the file is consistent whenever the process dies. It holds identities, topics and payloads, no secrets.
 * May be used by any thread.
 */
public final class DiskOutgoingStore implements OutgoingStore, AutoCloseable {
    private static final int CACHE_MEGABYTES = 1;

    private static final MVMap.Builder<Long, byte[]> MESSAGES =
            new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE);

    private final Logger logger = LoggerFactory.getLogger(DiskOutgoingStore.class);

    private final Path file;
    /** Null where the file cannot be used. */
    private final @Nullable MVStore store;

    private final Map<DeviceIdentity, DeviceMessages> devices = new ConcurrentHashMap<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.OPENING);

    private enum State {
        /** What goes wrong meanwhile is thrown as well. */
        OPENING,
        OPEN,
        /** A message could not be written or read. */
        BROKEN,
        CLOSED
    }

    private DiskOutgoingStore(Path file) {
        this.file = file;
        this.store = openOrSetAside();
        this.state.set(State.OPEN);
    }

    /**
     * Opens a file, or makes it and its folder. A file that cannot be read is set aside under the same name with
     * {@code .unreadable} behind it, and a new one made; where there is no way to use the file at all, nothing is kept.
     * Both are told by a warning in the log. Reads from the disk, so not for a thread that must not wait.
     */
    public static DiskOutgoingStore open(Path file) {
        return new DiskOutgoingStore(file.toAbsolutePath());
    }

    private @Nullable MVStore openOrSetAside() {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try {
                return openFile();
            } catch (MVStoreException e) {
                if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED || !Files.isRegularFile(file)) {
                    throw e;
                }
                setAside(e);
                return openFile();
            }
        } catch (IOException | RuntimeException e) {
            logger.warn("{} cannot be used; messages that wait will not outlive a restart", file, e);
            return null;
        }
    }

    private MVStore openFile() {
        return new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .backgroundExceptionHandler((thread, failure) -> broken(failure))
                .open();
    }

    private void setAside(Exception reason) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        logger.warn("{} cannot be read, so the messages in it are not sent; it is kept as {}", file, aside, reason);
    }

    @Override
    public Shelf shelf(DeviceIdentity identity) {
        MVStore open = store;
        if (open != null && state.get() == State.OPEN) {
            try {
                DeviceMessages messages = devices.computeIfAbsent(
                        identity, key -> new DeviceMessages(open.openMap(key.toString(), MESSAGES)));
                return messages.newShelf(identity);
            } catch (RuntimeException e) {
                broken(e);
            }
        }
        return NONE.shelf(identity);
    }

    private void broken(@Nullable Throwable reason) {
        if (state.compareAndSet(State.OPEN, State.BROKEN)) {
            logger.warn("{} has become unusable; messages that wait will not outlive a restart", file, reason);
        }
    }

    /**
     * Writes what is not written yet and closes the file. Sessions that use it are closed before; what they do
     * afterwards is not kept.
     */
    @Override
    public void close() {
        State before = state.getAndSet(State.CLOSED);
        MVStore open = store;
        if (open == null || before == State.CLOSED) {
            return;
        }
        try {
            if (before == State.OPEN) {
                open.close();
            } else {
                open.closeImmediately();
                setAside(new IOException("The file had become unusable"));
            }
        } catch (IOException | RuntimeException e) {
            logger.warn("{} could not be closed in good order", file, e);
        }
    }

    /** What is kept for one device, whichever shelf it stands on. */
    private final class DeviceMessages {
        private final MVMap<Long, byte[]> map;
        /** Never given out twice, as an earlier shelf may still remove. */
        private long lastKey;

        private @Nullable DiskShelf newest;

        DeviceMessages(MVMap<Long, byte[]> map) {
            this.map = map;
            Long last = map.lastKey();
            this.lastKey = last == null ? Shelf.NOT_KEPT : last;
        }

        synchronized Shelf newShelf(DeviceIdentity identity) {
            DiskShelf shelf = new DiskShelf(identity, this);
            newest = shelf;
            return shelf;
        }

        synchronized long add(DiskShelf by, Message message) {
            if (by != newest) {
                return Shelf.NOT_KEPT;
            }
            map.put(++lastKey, KeptMessage.encode(message));
            return lastKey;
        }
    }

    private final class DiskShelf implements Shelf {
        private final DeviceIdentity identity;
        private final DeviceMessages messages;

        DiskShelf(DeviceIdentity identity, DeviceMessages messages) {
            this.identity = identity;
            this.messages = messages;
        }

        @Override
        public void forEach(Reader reader) {
            guarded(() -> {
                int damaged = 0;
                Cursor<Long, byte[]> all = messages.map.cursor(NOT_KEPT);
                while (all.hasNext()) {
                    long key = all.next();
                    if (!read(key, all.getValue(), reader)) {
                        damaged++;
                        remove(key);
                    }
                }
                if (damaged > 0) {
                    logger.warn("{} messages of {} in {} are damaged and not sent", damaged, identity, file);
                }
            });
        }

        private static boolean read(long key, byte[] bytes, Reader reader) {
            Message message;
            try {
                message = KeptMessage.decode(bytes);
            } catch (IllegalArgumentException e) {
                return false;
            }
            reader.read(key, message);
            return true;
        }

        @Override
        public long add(Message message) {
            long[] key = {NOT_KEPT};
            guarded(() -> key[0] = messages.add(this, message));
            return key[0];
        }

        @Override
        public void remove(long key) {
            if (key != NOT_KEPT) {
                guarded(() -> messages.map.remove(key));
            }
        }

        private void guarded(Runnable access) {
            if (state.get() == State.OPEN) {
                try {
                    access.run();
                } catch (RuntimeException e) {
                    broken(e);
                }
            }
        }
    }
}
