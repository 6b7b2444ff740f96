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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.disk.PrivateFiles;

/**
 * One file of a journal. Its name carries its number and the secret of its records. Belongs to its journal.
 */
final class JournalSegment {
    /** A file is left for a new one beyond. */
    static final int FULL_BYTES = 1 << 20;

    /** Name and version of the format, for whoever looks into the file. */
    private static final byte[] HEAD = "AIOTLOG1".getBytes(StandardCharsets.US_ASCII);

    private static final int MAX_BYTES = FULL_BYTES + JournalRecord.HEADER_BYTES + JournalRecord.MAX_BODY_BYTES;
    private static final Pattern NAME = Pattern.compile("([0-9]{10})-([0-9a-f]{16})\\.log");

    final long number;
    /** Notes that are still of use. */
    final Set<JournalNote> living = new LinkedHashSet<>();

    private final Path path;
    private final long secret;
    private final JournalDisk disk;
    private JournalDisk.@Nullable File file;
    private int length;
    private boolean synced = true;
    /** Whether half a record may lie at its end. */
    private boolean torn;

    private JournalSegment(Path path, long number, long secret, JournalDisk disk) {
        this.path = path;
        this.number = number;
        this.secret = secret;
        this.disk = disk;
    }

    /** The file of a name; null for other files. */
    static @Nullable JournalSegment of(Path path, JournalDisk disk) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        return name.matches()
                ? new JournalSegment(
                        path, Long.parseLong(name.group(1)), Long.parseUnsignedLong(name.group(2), 16), disk)
                : null;
    }

    /**
     * Makes a new file; leaves none if that fails.
     *
     * @param record number of its first record
     */
    static JournalSegment create(Path folder, long number, long secret, long record, JournalDisk disk)
            throws IOException {
        Path path = folder.resolve(String.format("%010d-%016x.log", number, secret));
        JournalSegment made = new JournalSegment(path, number, secret, disk);
        try {
            PrivateFiles.file(path);
            byte[] begin = JournalRecord.encode(secret, JournalRecord.BEGIN, record, new byte[0]);
            // In one go, so that a file that is there has both.
            byte[] head = ByteBuffer.allocate(HEAD.length + begin.length)
                    .put(HEAD)
                    .put(begin)
                    .array();
            made.open().write(0, head);
            made.length = head.length;
            made.synced = false;
            return made;
        } catch (IOException e) {
            made.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private JournalDisk.File open() throws IOException {
        JournalDisk.File opened = file;
        if (opened == null) {
            opened = disk.open(path);
            file = opened;
        }
        return opened;
    }

    /** Reads what can be read; what is longer than any file is not all looked at. */
    JournalRecord.Content readAll() throws IOException {
        long size = Files.size(path);
        byte[] bytes = open().read(0, MAX_BYTES);
        length = bytes.length;
        boolean headed = bytes.length >= HEAD.length && Arrays.equals(HEAD, 0, HEAD.length, bytes, 0, HEAD.length);
        JournalRecord.Content content = JournalRecord.readAll(secret, bytes, headed ? HEAD.length : 0);
        close();
        return new JournalRecord.Content(content.records(), content.unreadable() + Math.max(0, size - bytes.length));
    }

    /** Reads one record's body. */
    byte[] read(int offset, int bodyLength) throws IOException {
        byte[] bytes = open().read(offset, JournalRecord.HEADER_BYTES + bodyLength);
        JournalRecord record = JournalRecord.readAt(secret, bytes, 0);
        if (record == null) {
            throw new IOException("A record in " + path.getFileName() + " is damaged");
        }
        return record.body();
    }

    /**
     * Writes a record behind the others.
     *
     * @return where it begins
     */
    int append(byte kind, long recordNumber, byte[] body) throws IOException {
        byte[] bytes = JournalRecord.encode(secret, kind, recordNumber, body);
        int at = length;
        try {
            open().write(at, bytes);
        } catch (IOException e) {
            // Half a record must not lie between whole ones.
            torn = true;
            open().truncate(at);
            torn = false;
            throw e;
        }
        length += bytes.length;
        synced = false;
        return at;
    }

    boolean takesMore() {
        return length < FULL_BYTES && !torn;
    }

    int length() {
        return length;
    }

    /** What has to be synced for all that was written to outlive a power cut; null if it does. */
    JournalDisk.@Nullable File unsynced() {
        return synced ? null : file;
    }

    /** It was, before the length was reached. */
    void synced(int until) {
        synced = until == length;
    }

    void close() throws IOException {
        JournalDisk.File opened = file;
        file = null;
        if (opened != null) {
            opened.close();
        }
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(path);
    }
}
