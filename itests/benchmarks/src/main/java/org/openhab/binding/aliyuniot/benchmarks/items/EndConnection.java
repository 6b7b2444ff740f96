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
package org.openhab.binding.aliyuniot.benchmarks.items;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.openhab.binding.aliyuniot.benchmarks.items.end.EndLine;
import org.openhab.binding.aliyuniot.benchmarks.items.end.Seen;
import org.openhab.binding.aliyuniot.benchmarks.items.end.Way;

/** The program's side of the line to a measured process. One thread at a time. */
final class EndConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 300_000;
    private static final int CLOCK_LOOKS = 20;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private EndConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    /**
     * Waits for the process, and looks whether its clock is the program's.
     *
     * @param listener on the port that the process was told
     * @throws IOException if it does not come, or has another clock
     */
    static EndConnection accept(ServerSocket listener) throws IOException {
        listener.setSoTimeout(PATIENCE_MILLIS);
        EndConnection connection = new EndConnection(listener.accept());
        boolean same = false;
        try {
            connection.checkClock();
            same = true;
            return connection;
        } finally {
            if (!same) {
                connection.close();
            }
        }
    }

    private void checkClock() throws IOException {
        for (int i = 0; i < CLOCK_LOOKS; i++) {
            long before = System.nanoTime();
            ask(EndLine.CLOCK);
            long there = in.readLong();
            if (there < before || there > System.nanoTime()) {
                throw new IOException(
                        "System.nanoTime() is not the same in two processes here, so nothing is measured");
            }
        }
    }

    private void ask(int what) throws IOException {
        out.writeByte(what);
        out.flush();
    }

    /**
     * Has messages started, one after the other, and waits until they are.
     *
     * @param first value; each has the next one
     * @return when each was started
     */
    long[] start(Way way, int[] items, int first, int messages, int perSecond) throws IOException {
        out.writeByte(EndLine.START);
        out.writeInt(way.ordinal());
        out.writeInt(first);
        out.writeInt(messages);
        out.writeInt(perSecond);
        out.writeInt(items.length);
        for (int item : items) {
            out.writeInt(item);
        }
        out.flush();
        long[] times = new long[messages];
        for (int i = 0; i < messages; i++) {
            times[i] = in.readLong();
        }
        return times;
    }

    /**
     * Forgets what was seen.
     *
     * @return bytes that the process has allocated so far
     */
    long watch() throws IOException {
        ask(EndLine.WATCH);
        return in.readLong();
    }

    /** What was seen since, and the bytes that the process has allocated so far. */
    record Watched(long allocated, Seen.Stamps stamps) {}

    /** Waits, and asks what was seen. */
    Watched seenAfter(Duration time) throws IOException {
        out.writeByte(EndLine.SEEN);
        out.writeInt((int) time.toMillis());
        out.flush();
        long allocated = in.readLong();
        int[] values = new int[in.readInt()];
        long[] times = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
            times[i] = in.readLong();
        }
        return new Watched(allocated, new Seen.Stamps(values, times));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
