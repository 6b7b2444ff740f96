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
package org.openhab.aliyuniot.emulator.upload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/** The files of one device, whole ones and others. Only the emulator's event loop touches it. */
final class DeviceUploads {
    static final int MAX_FILES = 100;
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int REMEMBERED = 100;

    private final Map<String, UploadedFile> files = new LinkedHashMap<>();
    private final Map<String, OpenUpload> open = new LinkedHashMap<>();
    private final Deque<String> finished = new ArrayDeque<>();

    List<UploadedFile> files() {
        return new ArrayList<>(files.values());
    }

    List<UnfinishedFile> unfinished(long nanoTime) {
        forgetOld(nanoTime);
        return open.values().stream().map(OpenUpload::state).toList();
    }

    private void forgetOld(long nanoTime) {
        open.values().removeIf(upload -> nanoTime - upload.begunAt >= KEPT.toNanos());
    }

    @Nullable
    UploadedFile file(String name) {
        return files.get(name);
    }

    /** By its name; null if none is on its way. */
    @Nullable
    OpenUpload named(String name, long nanoTime) {
        forgetOld(nanoTime);
        return open.get(name);
    }

    @Nullable
    OpenUpload byId(String id, long nanoTime) {
        forgetOld(nanoTime);
        for (OpenUpload upload : open.values()) {
            if (upload.id.equals(id)) {
                return upload;
            }
        }
        return null;
    }

    boolean hasFinished(String id) {
        return finished.contains(id);
    }

    boolean isFull() {
        return files.size() + open.size() >= MAX_FILES;
    }

    void add(OpenUpload upload) {
        open.put(upload.name, upload);
    }

    void finish(OpenUpload upload, UploadedFile file) {
        open.remove(upload.name);
        files.put(file.name(), file);
        finished.add(upload.id);
        if (finished.size() > REMEMBERED) {
            finished.remove();
        }
    }

    /** Returns whether there was something of that name. */
    boolean remove(String name) {
        boolean unfinished = open.remove(name) != null;
        return files.remove(name) != null || unfinished;
    }

    void cancel(OpenUpload upload) {
        open.remove(upload.name);
    }

    long bytes() {
        long whole = files.values().stream().mapToLong(UploadedFile::size).sum();
        return whole
                + open.values().stream()
                        .mapToLong(upload -> Math.max(upload.size, upload.content.size()))
                        .sum();
    }
}
