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
package org.openhab.binding.aliyuniot.link.upload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * The files that a device uploads, one at a time and in the order in which they come; a bounded number waits (chapter
 * "Upload files over MQTT"). For any thread.
 */
public final class FileUploads implements SessionFeature {
    private final UploadLine line;
    private final Deque<FileUpload> uploads = new ArrayDeque<>();
    private boolean connected;
    private boolean closed;

    /**
     * Best before the session starts, so that the replies are subscribed in time.
     *
     * @throws ConfigurationFailure if the device's names make a topic longer than the platform takes
     */
    public FileUploads(LinkRuntime runtime, AlinkRequests requests) throws ConfigurationFailure {
        this(runtime, requests, UploadBounds.DEFAULT);
    }

    /** As {@link #FileUploads(LinkRuntime, AlinkRequests)} with other bounds. */
    public FileUploads(LinkRuntime runtime, AlinkRequests requests, UploadBounds bounds) throws ConfigurationFailure {
        line = new UploadLine(runtime, requests, bounds);
        requests.expectReplies(SystemTopic.FILE_UPLOAD_INIT);
        requests.expectReplies(SystemTopic.FILE_UPLOAD_SEND);
        requests.expectReplies(SystemTopic.FILE_UPLOAD_CANCEL);
    }

    /**
     * Takes a file in, which is closed when the upload has ended, or is refused here.
     *
     * @throws UploadFailure if it is too large or empty, too many wait already, or the device is closed
     */
    public FileUpload start(UploadName name, UploadSource source, ConflictStrategy strategy) throws UploadFailure {
        FileUpload upload = new FileUpload(line, name, source, strategy);
        UploadFailure refusal = sizeRefusal(source.size());
        boolean first = false;
        if (refusal == null) {
            synchronized (uploads) {
                refusal = placeRefusal();
                if (refusal == null) {
                    uploads.add(upload);
                    first = uploads.size() == 1;
                }
            }
        }
        if (refusal != null) {
            upload.refuse(refusal);
            throw refusal;
        }
        upload.end().whenComplete((size, failure) -> ended(upload));
        if (first) {
            upload.begin(isConnected());
        }
        return upload;
    }

    private static @Nullable UploadFailure sizeRefusal(long size) {
        if (size <= 0) {
            return new UploadFailure(
                    UploadFailure.Reason.NOT_ALLOWED, "The file is empty; the platform takes none without a byte.");
        }
        return size <= UploadBounds.MAX_FILE
                ? null
                : new UploadFailure(
                        UploadFailure.Reason.NOT_ALLOWED,
                        "The file has " + size + " bytes; the platform takes " + UploadBounds.MAX_FILE
                                + ". Split or compress it.");
    }

    private @Nullable UploadFailure placeRefusal() {
        if (closed) {
            return closedFailure();
        }
        return uploads.size() <= line.bounds().waiting()
                ? null
                : new UploadFailure(
                        UploadFailure.Reason.TOO_MANY,
                        line.bounds().waiting()
                                + " uploads of the device wait already; upload this file when one has ended.");
    }

    private boolean isConnected() {
        synchronized (uploads) {
            return connected;
        }
    }

    private void ended(FileUpload upload) {
        FileUpload next = null;
        synchronized (uploads) {
            boolean wasFirst = uploads.peek() == upload;
            uploads.remove(upload);
            if (wasFirst && !closed) {
                next = uploads.peek();
            }
        }
        if (next != null) {
            next.begin(isConnected());
        }
    }

    /** The upload with that id that is on its way or waits; {@code null} if there is none. */
    public @Nullable FileUpload find(String id) {
        for (FileUpload upload : all()) {
            if (upload.id().equals(id)) {
                return upload;
            }
        }
        return null;
    }

    private List<FileUpload> all() {
        synchronized (uploads) {
            return new ArrayList<>(uploads);
        }
    }

    @Override
    public void online() {
        FileUpload first;
        synchronized (uploads) {
            connected = true;
            first = uploads.peek();
        }
        if (first != null) {
            first.online();
        }
    }

    @Override
    public void offline() {
        synchronized (uploads) {
            connected = false;
        }
    }

    /** Ends all uploads; the platform keeps what it has got for 24 hours. */
    @Override
    public void close() {
        synchronized (uploads) {
            closed = true;
        }
        all().forEach(upload -> upload.refuse(closedFailure()));
    }

    private static UploadFailure closedFailure() {
        return new UploadFailure(
                UploadFailure.Reason.CLOSED,
                "The upload was given up because the device was closed. Started again within 24 hours, it goes on where"
                        + " it was.");
    }
}
