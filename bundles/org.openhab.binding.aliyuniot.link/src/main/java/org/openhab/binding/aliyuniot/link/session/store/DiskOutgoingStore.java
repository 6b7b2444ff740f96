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
package org.openhab.binding.aliyuniot.link.session.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.journal.Journal;
import org.openhab.binding.aliyuniot.link.journal.JournalDisk;
import org.openhab.binding.aliyuniot.link.journal.JournalNote;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps messages in one folder for all devices of a process. A message that was added is with the operating system, so
 * a process that is killed loses none; it is on the disk a second later, so a power cut loses those of the last second.
 * While the disk takes nothing, messages are kept in memory and written when it does again. What the disk has lost the
 * log tells when the folder is opened. It holds identities, topics and payloads, no secrets, and is for the owner of the
 * process only. May be used by any thread.
 */
public final class DiskOutgoingStore implements OutgoingStore, AutoCloseable {
    /** Until what was written is brought to the disk. */
    static final Duration SYNC_AFTER = Duration.ofSeconds(1);

    /** Until a disk that takes nothing is tried again. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final String THREAD = "OH-binding-aliyuniot-queue";

    private final Logger logger = LoggerFactory.getLogger(DiskOutgoingStore.class);

    private final Path folder;
    private final InstantSource clock;
    private final JournalDisk disk;
    private final ScheduledThreadPoolExecutor keeper;
    // Not a monitor: a virtual thread that waits for one holds a carrier thread on Java 21 to 23.
    private final ReentrantLock lock = new ReentrantLock();
    private final KeptDevices devices = new KeptDevices();
    private final Backlog backlog = new Backlog();
    private final StoreHealth health;
    /** Null while the folder cannot be used. */
    private @Nullable Journal journal;

    private boolean scheduled;
    private boolean closed;

    private DiskOutgoingStore(Path folder, InstantSource clock, JournalDisk disk) {
        this.folder = folder;
        this.health = new StoreHealth(logger, folder);
        this.clock = clock;
        this.disk = disk;
        this.keeper = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, THREAD);
            thread.setDaemon(true);
            return thread;
        });
        keeper.setKeepAliveTime(2 * RETRY_AFTER.toSeconds(), TimeUnit.SECONDS);
        keeper.allowCoreThreadTimeOut(true);
        keeper.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Opens a folder, or makes it, by the clock of the machine; as {@link #open(Path, InstantSource, JournalDisk)}.
     */
    public static DiskOutgoingStore open(Path folder) {
        return open(folder, InstantSource.system(), JournalDisk.REAL);
    }

    /**
     * Opens a folder, or makes it and those above it. Where there is no way to use it, nothing is kept until there is,
     * which the log tells. Reads from the disk, so not for a thread that must not wait.
     *
     * @param clock tells how old messages are; it may jump
     */
    public static DiskOutgoingStore open(Path folder, InstantSource clock, JournalDisk disk) {
        DiskOutgoingStore store = new DiskOutgoingStore(folder.toAbsolutePath(), clock, disk);
        store.lock.lock();
        try {
            store.openJournal();
        } finally {
            store.lock.unlock();
        }
        return store;
    }

    private void openJournal() {
        try {
            Journal opened = Journal.open(folder, disk, devices::found);
            journal = opened;
            health.opened(opened.damage(), devices.undecodable(), devices.messages());
            if (!devices.isEmpty()) {
                schedule(SYNC_AFTER);
            }
        } catch (IOException | RuntimeException | Error e) {
            devices.clear();
            health.notOpened(e);
            schedule(RETRY_AFTER);
        }
    }

    @Override
    public Shelf shelf(DeviceIdentity identity) {
        lock.lock();
        try {
            KeptMessages messages = devices.of(identity);
            DiskShelf shelf = new DiskShelf(messages);
            messages.newest = shelf;
            return shelf;
        } finally {
            lock.unlock();
        }
    }

    /** Deletes what is kept for a device; a session that is open keeps nothing more. Waits for the disk. */
    @Override
    public void forget(DeviceIdentity identity) {
        lock.lock();
        try {
            KeptMessages messages = devices.known(identity);
            if (messages == null) {
                return;
            }
            messages.newest = null;
            List<Long> keys = messages.keys();
            keys.forEach(key -> remove(messages, key));
            Journal open = journal;
            if (open != null && !keys.isEmpty()) {
                open.renew();
                schedule(Duration.ZERO);
            }
        } finally {
            lock.unlock();
        }
    }

    private void remove(KeptMessages messages, long key) {
        KeptMessages.Kept kept = messages.remove(key);
        Journal open = journal;
        if (kept == null || open == null || closed) {
            return;
        }
        JournalNote note = kept.note;
        if (note == null) {
            backlog.drop(kept);
        } else {
            open.release(note);
            backlog.addRemoval(KeptNote.gone(kept.identity, key));
            write(open);
        }
    }

    /** Writes what is to be written, as far as the disk takes it. */
    private void write(Journal open) {
        try {
            backlog.writeTo(open);
            schedule(SYNC_AFTER);
            health.written();
        } catch (IOException e) {
            refused(e);
        }
    }

    private void refused(Throwable reason) {
        health.notWritten(reason);
        schedule(RETRY_AFTER);
    }

    private void schedule(Duration delay) {
        if (scheduled && !delay.isZero() || closed) {
            return;
        }
        try {
            keeper.schedule(this::keep, delay.toNanos(), TimeUnit.NANOSECONDS);
            scheduled = true;
        } catch (RejectedExecutionException e) {
            logger.trace("{} is closing", folder);
        }
    }

    private void keep() {
        Journal open;
        lock.lock();
        try {
            scheduled = false;
            if (closed) {
                return;
            }
            if (journal == null) {
                openJournal();
            }
            open = journal;
            if (open != null && !backlog.isEmpty()) {
                write(open);
            }
        } finally {
            lock.unlock();
        }
        if (open == null) {
            return;
        }
        try {
            // Without the lock, as the disk may take its time.
            open.upkeep();
        } catch (IOException | RuntimeException | Error e) {
            lock.lock();
            try {
                refused(e);
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Writes what is not written yet and closes the folder. Sessions that use it are closed before; what they do
     * afterwards is not kept.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            Journal open = journal;
            if (open != null && backlog.messages() > 0) {
                write(open);
            }
            closed = true;
            if (backlog.messages() > 0) {
                logger.warn("{} messages cannot be written to {} and are lost", backlog.messages(), folder);
            }
            keeper.shutdown();
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            logger.warn("{} could not be closed in good order", folder, e);
        } finally {
            lock.unlock();
        }
    }

    private final class DiskShelf implements Shelf {
        private final KeptMessages messages;

        DiskShelf(KeptMessages messages) {
            this.messages = messages;
        }

        @Override
        public void forEach(Reader reader) {
            int damaged = 0;
            for (long key : keys()) {
                KeptNote note = read(key);
                Message message = note == null ? null : note.message();
                if (note != null && message != null) {
                    reader.read(key, message, age(note.millis()));
                } else {
                    damaged++;
                    remove(key);
                }
            }
            if (damaged > 0) {
                logger.warn("{} messages of {} in {} are damaged and not sent", damaged, messages.identity, folder);
            }
        }

        private List<Long> keys() {
            lock.lock();
            try {
                return closed ? List.of() : messages.keys();
            } finally {
                lock.unlock();
            }
        }

        private Duration age(long millis) {
            return Duration.ofMillis(Math.max(0, clock.millis() - millis));
        }

        private @Nullable KeptNote read(long key) {
            lock.lock();
            try {
                KeptMessages.Kept kept = messages.get(key);
                Journal open = journal;
                if (kept == null || open == null) {
                    return null;
                }
                JournalNote note = kept.note;
                return note == null
                        ? new KeptNote(kept.identity, key, kept.millis, kept.unwritten)
                        : KeptNote.decode(open.read(note));
            } catch (IOException | IllegalArgumentException e) {
                return null;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public long add(Message message) {
            lock.lock();
            try {
                Journal open = journal;
                if (open == null || closed || messages.newest != this) {
                    return NOT_KEPT;
                }
                KeptMessages.Kept kept = messages.add(clock.millis(), message);
                backlog.add(kept);
                write(open);
                return kept.key;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void remove(long key) {
            if (key == NOT_KEPT) {
                return;
            }
            lock.lock();
            try {
                DiskOutgoingStore.this.remove(messages, key);
            } finally {
                lock.unlock();
            }
        }
    }
}
