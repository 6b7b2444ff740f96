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
package org.openhab.binding.aliyuniot.benchmarks.openhab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A thread of openHAB's that waited in code of the add-on.
 *
 * @param event what it did, as the flight recorder names it
 * @param thread name of it
 * @param time how long
 * @param place of the add-on's code that was called last
 */
record BlockedThread(String event, String thread, Duration time, String place) {
    /** Longer than this is to be told. */
    static final Duration LIMIT = Duration.ofMillis(50);

    private static final String ADD_ON = "org.openhab.binding.aliyuniot.";
    private static final String OWN_THREADS = "OH-binding-aliyuniot";
    private static final Set<String> WAITING = Set.of(
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce");

    /**
     * All in a recording, the longest first. A pool's thread that waits for work is not in code of the add-on; the
     * add-on's own threads are left out.
     */
    static List<BlockedThread> in(Path recording) throws IOException {
        List<BlockedThread> blocked = new ArrayList<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                BlockedThread one = of(file.readEvent());
                if (one != null) {
                    blocked.add(one);
                }
            }
        }
        blocked.sort(Comparator.comparing(BlockedThread::time).reversed());
        return blocked;
    }

    private static @Nullable BlockedThread of(RecordedEvent event) {
        String name = event.getEventType().getName();
        if (!WAITING.contains(name) || event.getDuration().compareTo(LIMIT) <= 0) {
            return null;
        }
        RecordedThread thread = event.getThread();
        String threadName = thread == null ? null : thread.getJavaName();
        RecordedStackTrace stack = event.getStackTrace();
        if (threadName == null || threadName.startsWith(OWN_THREADS) || stack == null) {
            return null;
        }
        for (RecordedFrame frame : stack.getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (type.startsWith(ADD_ON)) {
                String place = type.substring(type.lastIndexOf('.') + 1)
                        + '.'
                        + frame.getMethod().getName();
                return new BlockedThread(name.substring("jdk.".length()), threadName, event.getDuration(), place);
            }
        }
        return null;
    }
}
