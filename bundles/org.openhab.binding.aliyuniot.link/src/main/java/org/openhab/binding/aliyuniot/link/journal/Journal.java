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
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jdt.annotation.Nullable;
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
    /** Files that may be of no use before notes of use are moved out of the oldest one. */
    private static final int SPARE_SEGMENTS = 2;

    private final Logger logger = LoggerFactory.getLogger(Journal.class);

    private final Path folder;
    private final JournalDisk disk;
    private final FileChannel lockFile;
    private final SecureRandom secrets = new SecureRandom();
    // Not a monitor: a virtual thread that waits for one holds a carrier thread on Java 21 to 23.
    private final ReentrantLock lock = new ReentrantLock();
    /** One upkeep at a time; always taken before the other lock. */
    private final ReentrantLock keeping = new ReentrantLock();
    /** Oldest first; only the last one grows. */
    private final Deque<JournalSegment> segments = new ArrayDeque<>();

    private @Nullable JournalSegment active;
    private long lastSegment;
    private long lastRecord;
    private long livingBytes;
    /** Files up to this number are to be left, as they are damaged or were not written to the end. */
    private long leaveUpTo;

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

    private Journal(Path folder, JournalDisk disk, FileChannel lockFile) {
        this.folder = folder;
        this.disk = disk;
        this.lockFile = lockFile;
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
        Path lockPath = folder.resolve("lock");
        PrivateFiles.file(lockPath);
        FileChannel lockFile = FileChannel.open(lockPath, StandardOpenOption.WRITE);
        try {
            if (tryLock(lockFile) == null) {
                throw new IOException("The folder is in use by somebody else");
            }
            Journal journal = new Journal(folder, disk, lockFile);
            journal.readAll(reader);
            return journal;
        } catch (IOException | RuntimeException | Error e) {
            lockFile.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void readAll(Reader reader) throws IOException {
        List<JournalSegment> found = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "*.log")) {
            for (Path file : files) {
                JournalSegment segment = JournalSegment.of(file, disk);
                if (segment != null) {
                    found.add(segment);
                }
            }
        }
        found.sort(Comparator.comparingLong(segment -> segment.number));
        JournalInspection inspection = new JournalInspection();
        for (JournalSegment segment : found) {
            segments.add(segment);
            lastSegment = segment.number;
            for (JournalRecord record : inspection.read(segment)) {
                if (record.kind() == JournalRecord.NOTE) {
                    reader.read(this, living(segment, record.offset(), record.body().length), record.body());
                }
            }
        }
        lastRecord = inspection.lastRecord();
        damage = inspection.damage();
        leaveUpTo = damage.isBroken() ? lastSegment : 0;
    }

    private JournalNote living(JournalSegment segment, int offset, int length) {
        JournalNote note = new JournalNote(segment, offset, length);
        segment.living.add(note);
        livingBytes += length;
        return note;
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
            JournalSegment to = growing();
            return living(to, write(to, JournalRecord.NOTE, body), body.length);
        } finally {
            lock.unlock();
        }
    }

    /** Makes a note that is of use only as long as those before it. */
    public void appendRemark(byte[] body) throws IOException {
        lock.lock();
        try {
            write(growing(), JournalRecord.NOTE, body);
        } finally {
            lock.unlock();
        }
    }

    private JournalSegment growing() throws IOException {
        if (closed) {
            throw new IOException("The journal is closed");
        }
        JournalSegment current = active;
        if (current != null && current.takesMore()) {
            return current;
        }
        JournalSegment made = JournalSegment.create(folder, lastSegment + 1, secrets.nextLong(), lastRecord + 1, disk);
        lastSegment++;
        lastRecord++;
        segments.addLast(made);
        active = made;
        return made;
    }

    private int write(JournalSegment to, byte kind, byte[] body) throws IOException {
        if (body.length > JournalRecord.MAX_BODY_BYTES) {
            throw new IOException("A note of " + body.length + " bytes is too long");
        }
        int at = to.append(kind, lastRecord + 1, body);
        lastRecord++;
        return at;
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
            if (note.segment.living.remove(note)) {
                livingBytes -= note.length;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has the next {@link #upkeep} give up all files of now, so that of notes that are of no use nothing is left. */
    public void renew() {
        lock.lock();
        try {
            active = null;
            leaveUpTo = lastSegment;
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
            all = List.copyOf(segments);
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
                if (segment != active && segment.unsynced() == null) {
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
            JournalSegment oldest = segments.peekFirst();
            if (oldest == null || oldest == active) {
                return null;
            }
            boolean wasteful = segments.size() > SPARE_SEGMENTS + 2 * livingBytes / JournalSegment.FULL_BYTES;
            return oldest.living.isEmpty() || oldest.number <= leaveUpTo || wasteful ? oldest : null;
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
            segments.remove(oldest);
            oldest.delete();
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
            JournalSegment from = note.segment;
            if (!from.living.contains(note)) {
                return;
            }
            byte[] body;
            try {
                body = from.read(note.offset, note.length);
            } catch (IOException e) {
                logger.warn("A note in {} cannot be read any more and is lost", folder, e);
                release(note);
                return;
            }
            JournalSegment to = growing();
            int at = write(to, JournalRecord.NOTE, body);
            from.living.remove(note);
            note.segment = to;
            note.offset = at;
            to.living.add(note);
        } finally {
            lock.unlock();
        }
    }

    private void deleteAll() throws IOException {
        // Oldest first: what takes notes back lies behind them.
        for (JournalSegment segment = segments.peekFirst(); segment != null; segment = segments.peekFirst()) {
            segment.delete();
            segments.removeFirst();
        }
    }

    /** Writes that all is well and lets others have the folder. */
    @Override
    public void close() throws IOException {
        keeping.lock();
        lock.lock();
        try (FileChannel open = lockFile) {
            if (closed) {
                return;
            }
            if (livingBytes == 0) {
                deleteAll();
            } else if (active != null || !damage.closed()) {
                write(growing(), JournalRecord.END, new byte[0]);
            }
            sync();
        } finally {
            closed = true;
            active = null;
            for (JournalSegment segment : segments) {
                segment.close();
            }
            lock.unlock();
            keeping.unlock();
        }
    }
}
