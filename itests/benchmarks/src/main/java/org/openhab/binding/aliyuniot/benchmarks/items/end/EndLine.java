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
package org.openhab.binding.aliyuniot.benchmarks.items.end;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The line on which the benchmark program tells a measured process what to do. All times are {@link System#nanoTime()}:
 * where that is the clock of the machine, as on Linux, those of two processes can be compared, and the program looks
 * whether they can.
 */
public final class EndLine implements AutoCloseable {
    /** Asks for the clock; answered with a long. */
    public static final int CLOCK = 0;
    /** Starts messages at a rate: ordinal of the way, first value, how many, how many a second, items. Answered with their times. */
    public static final int START = 1;
    /** Forgets what was seen; answered with the bytes that were allocated until now. */
    public static final int WATCH = 2;
    /** Asks for what was seen since, after a time in milliseconds: allocated bytes, number, values and times. */
    public static final int SEEN = 3;

    /** For what was seen in one run; more are no use. */
    public static final int ROOM = 1 << 17;

    private static final Way[] WAYS = Way.values();

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final ItemEnd end;
    private final Seen seen;

    /**
     * Connects to the program.
     *
     * @param port of it on this machine
     */
    public EndLine(int port, ItemEnd end, Seen seen) throws IOException {
        this.end = end;
        this.seen = seen;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    /**
     * Does what it is told, until the program ends the line.
     *
     * @throws IOException when the line has ended
     */
    public void serve() throws IOException {
        while (true) {
            switch (in.readByte()) {
                case CLOCK -> out.writeLong(System.nanoTime());
                case START -> start();
                case WATCH -> {
                    seen.clear();
                    out.writeLong(Allocated.bytes());
                }
                case SEEN -> seen();
                default -> throw new IOException("The program asks for something unknown");
            }
            out.flush();
        }
    }

    private void start() throws IOException {
        Way way = WAYS[in.readInt()];
        int first = in.readInt();
        long[] times = new long[in.readInt()];
        long period = TimeUnit.SECONDS.toNanos(1) / in.readInt();
        int[] items = new int[in.readInt()];
        for (int i = 0; i < items.length; i++) {
            items[i] = in.readInt();
        }
        long begin = System.nanoTime();
        for (int i = 0; i < times.length; i++) {
            await(begin + i * period);
            times[i] = System.nanoTime();
            end.start(way, items[i % items.length], first + i);
        }
        for (long time : times) {
            out.writeLong(time);
        }
    }

    private static void await(long due) {
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
            LockSupport.parkNanos(due - now);
        }
    }

    private void seen() throws IOException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(in.readInt()));
        out.writeLong(Allocated.bytes());
        Seen.Stamps stamps = seen.stamps();
        out.writeInt(stamps.values().length);
        for (int i = 0; i < stamps.values().length; i++) {
            out.writeInt(stamps.values()[i]);
            out.writeLong(stamps.times()[i]);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
