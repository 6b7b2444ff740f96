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
package org.openhab.binding.aliyuniot.link.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.disk.FolderLock;
import org.openhab.binding.aliyuniot.link.disk.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in a folder of files that only grow. A note is with the operating system when {@link #append} returns, so the
 * end of the process, however sudden, loses none; {@link #upkeep} brings them to the disk, so that a power cut loses
 * none from before it. Damage costs the notes that it hits, and {@link #damage} tells how many. For any thread; the
 * methods wait for the disk.
 *
 * <p>Own code, because what there is does not fit: key-value stores in one file (H2's MVStore, MapDB) lose much for
 * little damage and do not tell, queues in files (Tape) end at the first broken length, and journals of servers
 * (Artemis, Chronicle Queue) bring megabytes and native code.
 */
public final class Journal implements AutoCloseable {
    private final Logger logger = LoggerFactory.getLogger(Journal.class);

    private final Path folder;
    private final FolderLock folderLock;
    private final JournalFiles files;
    // Not a monitor: a virtual thread that waits for one holds a carrier thread on Java 21 to 23.
    private final ReentrantLock lock = new ReentrantLock();
    /** One upkeep at a time; always taken before the other lock. */
    private final ReentrantLock keeping = new ReentrantLock();

    private boolean closed;
    private JournalDamage damage = JournalDamage.NONE;

    /** Takes notes when a journal is opened. */
    @FunctionalInterface
    public interface Reader {
        /**
         * @param note to be {@linkplain Journal#release released} as soon as it is of no use
         * @param body shared with nobody
         */
        void read(Journal journal, JournalNote note, byte[] body);
    }

    private Journal(Path folder, JournalDisk disk, FolderLock folderLock) {
        this.folder = folder;
        this.folderLock = folderLock;
        this.files = new JournalFiles(folder, disk);
    }

    /**
     * Opens a journal, or makes one that is for the owner of the process only.
     *
     * @param reader takes all notes that are there, in the order in which they were made; a note that was of no use any
     *     more may be among them, and one twice
     * @throws IOException if the folder cannot be used, or is in use
     */
    public static Journal open(Path folder, JournalDisk disk, Reader reader) throws IOException {
        PrivateFiles.folder(folder);
        PrivateFiles.file(FolderLock.fileIn(folder));
        FolderLock folderLock = FolderLock.tryLock(folder);
        if (folderLock == null) {
            throw new IOException("The folder is in use by somebody else");
        }
        try {
            Journal journal = new Journal(folder, disk, folderLock);
            journal.damage = journal.files.readAll((note, body) -> reader.read(journal, note, body));
            return journal;
        } catch (IOException | RuntimeException | Error e) {
            folderLock.close();
            throw e;
        }
    }

    /** What was lost before this journal was opened. */
    public JournalDamage damage() {
        return damage;
    }

    /**
     * Makes a note.
     *
     * @param body at most 512 KB
     * @return to be released when the note is of no use any more
     * @throws IOException if the disk does not take it; then it is not there, and others may be tried
     */
    public JournalNote append(byte[] body) throws IOException {
        lock.lock();
        try {
            checkOpen();
            return files.append(body);
        } finally {
            lock.unlock();
        }
    }

    /** Makes a note that is of use only as long as those before it. */
    public void appendRemark(byte[] body) throws IOException {
        lock.lock();
        try {
            checkOpen();
            files.appendRemark(body);
        } finally {
            lock.unlock();
        }
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("The journal is closed");
        }
    }

    /** Reads a note. */
    public byte[] read(JournalNote note) throws IOException {
        lock.lock();
        try {
            return note.segment.read(note.offset, note.length);
        } finally {
            lock.unlock();
        }
    }

    /** A note is of no use any more. A second time does nothing. */
    public void release(JournalNote note) {
        lock.lock();
        try {
            files.release(note);
        } finally {
            lock.unlock();
        }
    }

    /** Has the next {@link #upkeep} give up all files of now, so that of notes that are of no use nothing is left. */
    public void renew() {
        lock.lock();
        try {
            files.renew();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Brings what was written to the disk and gives up files that are of no use.
     *
     * @throws IOException if the disk does not take something; nothing is lost by that
     */
    public void upkeep() throws IOException {
        keeping.lock();
        try {
            sync();
            JournalSegment oldest = useless();
            while (oldest != null) {
                moveOut(oldest);
                oldest = useless();
            }
        } finally {
            keeping.unlock();
        }
    }

    private void sync() throws IOException {
        List<JournalSegment> all;
        lock.lock();
        try {
            all = files.all();
        } finally {
            lock.unlock();
        }
        for (JournalSegment segment : all) {
            JournalDisk.File file;
            int length;
            lock.lock();
            try {
                file = segment.unsynced();
                length = segment.length();
            } finally {
                lock.unlock();
            }
            if (file != null) {
                // Nobody waits for it meanwhile.
                file.sync();
            }
            lock.lock();
            try {
                segment.synced(length);
                if (!files.isGrowing(segment) && segment.unsynced() == null) {
                    segment.close();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** The oldest file, if it is one to be left. */
    private @Nullable JournalSegment useless() {
        lock.lock();
        try {
            return files.useless();
        } finally {
            lock.unlock();
        }
    }

    private void moveOut(JournalSegment oldest) throws IOException {
        boolean moved = false;
        for (JournalNote note = firstOf(oldest); note != null; note = firstOf(oldest)) {
            move(note);
            moved = true;
        }
        if (moved) {
            sync();
        }
        lock.lock();
        try {
            files.delete(oldest);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable JournalNote firstOf(JournalSegment segment) {
        lock.lock();
        try {
            return segment.living.isEmpty() ? null : segment.living.iterator().next();
        } finally {
            lock.unlock();
        }
    }

    private void move(JournalNote note) throws IOException {
        lock.lock();
        try {
            checkOpen();
            files.move(note, e -> logger.warn("A note in {} cannot be read any more and is lost", folder, e));
        } finally {
            lock.unlock();
        }
    }

    /** Writes that all is well and lets others have the folder. */
    @Override
    public void close() throws IOException {
        keeping.lock();
        try {
            lock.lock();
            try (FolderLock open = folderLock) {
                if (!closed) {
                    end();
                }
            } finally {
                lock.unlock();
            }
        } finally {
            keeping.unlock();
        }
    }

    private void end() throws IOException {
        try {
            if (!files.hasNotesOfUse()) {
                files.deleteAll();
            } else if (files.isWritten() || !damage.closed()) {
                files.appendEnd();
            }
            sync();
        } finally {
            closed = true;
            files.closeAll();
        }
    }
}
