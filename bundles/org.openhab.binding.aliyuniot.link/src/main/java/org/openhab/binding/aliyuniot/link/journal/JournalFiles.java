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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The files of a journal, oldest first, of which only the last one grows; and which notes in them are of use. Belongs to
 * the journal's lock.
 */
final class JournalFiles {
    /** Files that may be of no use before notes of use are moved out of the oldest one. */
    private static final int SPARE_SEGMENTS = 2;

    private final Path folder;
    private final JournalDisk disk;
    private final SecureRandom secrets = new SecureRandom();
    private final Deque<JournalSegment> segments = new ArrayDeque<>();
    private @Nullable JournalSegment active;
    private long lastSegment;
    private long lastRecord;
    private long livingBytes;
    /** Files up to this number are to be left, as they are damaged or were not written to the end. */
    private long leaveUpTo;

    JournalFiles(Path folder, JournalDisk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * Reads all files that are there.
     *
     * @param reader takes all notes, in the order in which they were made
     * @return what is lost
     */
    JournalDamage readAll(BiConsumer<JournalNote, byte[]> reader) throws IOException {
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
                    reader.accept(living(segment, record.offset(), record.body().length), record.body());
                }
            }
        }
        lastRecord = inspection.lastRecord();
        JournalDamage damage = inspection.damage();
        leaveUpTo = damage.isBroken() ? lastSegment : 0;
        return damage;
    }

    private JournalNote living(JournalSegment segment, int offset, int length) {
        JournalNote note = new JournalNote(segment, offset, length);
        segment.living.add(note);
        livingBytes += length;
        return note;
    }

    /** Writes a note that is of use until it is released. */
    JournalNote append(byte[] body) throws IOException {
        JournalSegment to = growing();
        return living(to, write(to, JournalRecord.NOTE, body), body.length);
    }

    /** Writes a note that is of use only as long as those before it. */
    void appendRemark(byte[] body) throws IOException {
        write(growing(), JournalRecord.NOTE, body);
    }

    /** Writes that nothing is missing. */
    void appendEnd() throws IOException {
        write(growing(), JournalRecord.END, new byte[0]);
    }

    private JournalSegment growing() throws IOException {
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

    /** A note is of no use any more. */
    void release(JournalNote note) {
        if (note.segment.living.remove(note)) {
            livingBytes -= note.length;
        }
    }

    /**
     * Writes a note that is of use to the growing file.
     *
     * @param unreadable takes why the note could not be read; it is released then
     */
    void move(JournalNote note, Consumer<IOException> unreadable) throws IOException {
        JournalSegment from = note.segment;
        if (!from.living.contains(note)) {
            return;
        }
        byte[] body;
        try {
            body = from.read(note.offset, note.length);
        } catch (IOException e) {
            unreadable.accept(e);
            release(note);
            return;
        }
        JournalSegment to = growing();
        int at = write(to, JournalRecord.NOTE, body);
        from.living.remove(note);
        note.segment = to;
        note.offset = at;
        to.living.add(note);
    }

    /** Has all files of now be useless. */
    void renew() {
        active = null;
        leaveUpTo = lastSegment;
    }

    /** The oldest file, if it is one to be left. */
    @Nullable
    JournalSegment useless() {
        JournalSegment oldest = segments.peekFirst();
        if (oldest == null || oldest == active) {
            return null;
        }
        boolean wasteful = segments.size() > SPARE_SEGMENTS + 2 * livingBytes / JournalSegment.FULL_BYTES;
        return oldest.living.isEmpty() || oldest.number <= leaveUpTo || wasteful ? oldest : null;
    }

    List<JournalSegment> all() {
        return List.copyOf(segments);
    }

    /** Whether this file may still grow. */
    boolean isGrowing(JournalSegment segment) {
        return segment == active;
    }

    /** Whether anything was written since the files were read. */
    boolean isWritten() {
        return active != null;
    }

    boolean hasNotesOfUse() {
        return livingBytes > 0;
    }

    void delete(JournalSegment oldest) throws IOException {
        segments.remove(oldest);
        oldest.delete();
    }

    void deleteAll() throws IOException {
        // Oldest first: what takes notes back lies behind them.
        for (JournalSegment segment = segments.peekFirst(); segment != null; segment = segments.peekFirst()) {
            segment.delete();
            segments.removeFirst();
        }
    }

    void closeAll() throws IOException {
        active = null;
        for (JournalSegment segment : segments) {
            segment.close();
        }
    }
}
