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
package org.openhab.binding.aliyuniot.link.deviceinfo;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the device's tags on the platform those of the thing: writes what is new or other, deletes what it has written
 * earlier and is not wanted any more, and leaves alone what others have written. What fails is tried again with the next
 * connection. For any thread.
 */
public final class TagWriter {
    private final Logger logger = LoggerFactory.getLogger(TagWriter.class);

    private final String device;
    private final DeviceTags tags;
    private final TreeMap<String, String> written;
    private final Consumer<SortedMap<String, String>> remember;
    private SortedMap<String, String> wanted;
    private boolean busy;
    private boolean warned;

    /**
     * @param device named in the log
     * @param written what an earlier one has remembered
     * @param remember is told all that is written, each time that it changes
     */
    public TagWriter(
            String device,
            DeviceTags tags,
            SortedMap<String, String> wanted,
            Map<String, String> written,
            Consumer<SortedMap<String, String>> remember) {
        this.device = device;
        this.tags = tags;
        this.wanted = wanted;
        this.written = new TreeMap<>(written);
        this.remember = remember;
    }

    /** Makes these the wanted ones; {@link #write} does the rest. */
    public synchronized void want(SortedMap<String, String> tags) {
        wanted = tags;
    }

    /** Writes what is to be written, if it is not doing so already. */
    public synchronized void write() {
        if (busy) {
            return;
        }
        Map<String, String> changed = new TreeMap<>(wanted);
        changed.entrySet().removeAll(written.entrySet());
        Set<String> gone = new HashSet<>(written.keySet());
        gone.removeAll(wanted.keySet());
        if (!changed.isEmpty()) {
            busy = true;
            then(tags.update(changed), () -> written.putAll(changed));
        } else if (!gone.isEmpty()) {
            busy = true;
            then(tags.delete(gone), () -> written.keySet().removeAll(gone));
        }
    }

    private void then(CompletionStage<AlinkReply> reply, Runnable change) {
        reply.whenComplete((answer, failure) -> replied(answer, failure, change));
    }

    private void replied(@Nullable AlinkReply answer, @Nullable Throwable failure, Runnable change) {
        if (answer == null || !answer.isSuccess()) {
            failed(answer == null ? String.valueOf(failure) : answer.code() + " " + answer.message());
            return;
        }
        SortedMap<String, String> now;
        synchronized (this) {
            change.run();
            now = new TreeMap<>(written);
        }
        try {
            // Not under the lock, as openHAB stores it.
            remember.accept(now);
        } finally {
            synchronized (this) {
                busy = false;
            }
        }
        write();
    }

    private synchronized void failed(String reason) {
        busy = false;
        if (warned) {
            logger.debug("{}: tags are not written ({})", device, ForeignText.line(reason));
        } else {
            warned = true;
            logger.warn(
                    "{}: tags are not written ({}). They are tried again with the next connection",
                    device,
                    ForeignText.line(reason));
        }
    }
}
