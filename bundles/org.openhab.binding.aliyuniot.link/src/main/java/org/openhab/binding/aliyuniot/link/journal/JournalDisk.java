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
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * How a journal gets at the disk.
 */
@FunctionalInterface
public interface JournalDisk {
    /** The disk of the machine. */
    JournalDisk REAL = path -> new OpenFile(new RandomAccessFile(path.toFile(), "rw"));

    /** Opens a file that is there. */
    File open(Path path) throws IOException;

    /** One file; one thread at a time but for {@link #sync}. */
    interface File extends AutoCloseable {
        /** Writes all bytes at a place; some of them may be there if that fails. */
        void write(long at, byte[] bytes) throws IOException;

        /** Reads up to so many bytes from a place. */
        byte[] read(long at, int atMost) throws IOException;

        /** Gives up what lies beyond a length. */
        void truncate(long length) throws IOException;

        /** Returns when all that was written outlives a power cut. */
        void sync() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** A file of the machine; not a channel, which an interrupted thread would close for all others. */
    class OpenFile implements File {
        private final RandomAccessFile file;

        public OpenFile(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public void write(long at, byte[] bytes) throws IOException {
            file.seek(at);
            file.write(bytes);
        }

        @Override
        public byte[] read(long at, int atMost) throws IOException {
            int length = (int) Math.max(0, Math.min(atMost, file.length() - at));
            byte[] bytes = new byte[length];
            file.seek(at);
            file.readFully(bytes);
            return bytes;
        }

        @Override
        public void truncate(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public void sync() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
