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
package org.openhab.binding.aliyuniot.internal.upload;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.FailureText;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.config.upload.UploadFolders;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureContext;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.upload.ConflictStrategy;
import org.openhab.binding.aliyuniot.link.upload.FileUpload;
import org.openhab.binding.aliyuniot.link.upload.FileUploads;
import org.openhab.binding.aliyuniot.link.upload.UploadFailure;
import org.openhab.binding.aliyuniot.link.upload.UploadFile;
import org.openhab.binding.aliyuniot.link.upload.UploadName;

/**
 * Uploads files of a device's folders and tells its channels how each upload has ended. For any thread.
 */
public final class UploadFeature implements SessionFeature {
    /** Files that are being opened; a disk that hangs keeps no more rules waiting. */
    private static final int MAX_OPENING = 20;

    private final FileUploads uploads;
    private final UploadFolders folders;
    private final ThingChannels channels;
    private final Executor worker;
    private final AtomicInteger opening = new AtomicInteger();

    private UploadFeature(FeatureContext context) throws ConfigurationFailure {
        uploads = new FileUploads(context.runtime(), context.requests());
        folders = context.settings().uploadFolders();
        channels = context.channels();
        worker = context.runtime().newMailbox();
    }

    /** Makes one where the platform can answer. */
    public static @Nullable SessionFeature make(FeatureContext context) throws ConfigurationFailure {
        return context.session().capabilities().receives() ? new UploadFeature(context) : null;
    }

    /**
     * Begins to upload a file, or puts it into the line.
     *
     * @param path in one of the folders
     * @param name on the platform; {@code null} or blank for the file's own
     * @param overwrite whether a finished file of that name is replaced
     * @return fails with an {@link UploadFailure} if it is refused
     */
    public CompletionStage<FileUpload> upload(String path, @Nullable String name, boolean overwrite) {
        CompletableFuture<FileUpload> begun = new CompletableFuture<>();
        if (opening.incrementAndGet() > MAX_OPENING) {
            opening.decrementAndGet();
            return CompletableFuture.failedFuture(new UploadFailure(
                    UploadFailure.Reason.TOO_MANY, "Too many files are being opened at a time. Try again later."));
        }
        worker.execute(() -> {
            try {
                begun.complete(begin(path, name, overwrite));
            } catch (UploadFailure | RuntimeException e) {
                begun.completeExceptionally(e);
            } finally {
                opening.decrementAndGet();
                // Does nothing unless an error was thrown, which the mailbox tells the log.
                begun.completeExceptionally(new UploadFailure(
                        UploadFailure.Reason.UNREADABLE, "The upload did not begin; the log says more."));
            }
        });
        return begun;
    }

    private FileUpload begin(String path, @Nullable String name, boolean overwrite) throws UploadFailure {
        UploadName known = name == null || name.isBlank() ? null : new UploadName(name.strip());
        UploadFile file = folders.open(path);
        FileUpload upload = uploads.start(
                known == null ? nameOf(file) : known,
                file,
                overwrite ? ConflictStrategy.OVERWRITE : ConflictStrategy.APPEND);
        upload.end().whenComplete((size, failure) -> ended(upload, size, failure));
        return upload;
    }

    private static UploadName nameOf(UploadFile file) {
        try {
            return file.name();
        } catch (IllegalArgumentException e) {
            try {
                file.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private void ended(FileUpload upload, @Nullable Long size, @Nullable Throwable failure) {
        String outcome = "done";
        if (failure != null) {
            boolean cancelled = LinkFailure.causeOf(failure) instanceof UploadFailure known
                    && known.reason() == UploadFailure.Reason.CANCELLED;
            outcome = cancelled ? "cancelled" : "failed";
        }
        UploadEnd end = new UploadEnd(
                upload.id(),
                upload.name().value(),
                outcome,
                failure == null ? "" : FailureText.of(failure),
                size == null ? 0 : size);
        channels.all(UploadChannel.class).forEach(channel -> channel.ended(end));
    }

    /** Whether there was such an upload, which ends now. */
    public boolean cancel(String id) {
        FileUpload upload = uploads.find(id);
        if (upload != null) {
            upload.cancel();
        }
        return upload != null;
    }

    @Override
    public void online() {
        uploads.online();
    }

    @Override
    public void offline() {
        uploads.offline();
    }

    @Override
    public void close() {
        uploads.close();
    }
}
