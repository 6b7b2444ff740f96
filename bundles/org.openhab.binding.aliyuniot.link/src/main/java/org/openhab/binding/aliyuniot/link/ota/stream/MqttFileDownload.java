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
package org.openhab.binding.aliyuniot.link.ota.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.ota.job.MqttSource;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * A file on its way over MQTT (chapter "Download files over MQTT"), one block after the other: the next one is asked for
 * when the sink has taken the last one, and asked for again when it does not come, comes broken, or the connection is
 * new. One block at most is in memory. For any thread.
 */
public final class MqttFileDownload {
    private final FileDownloads downloads;
    private final MqttSource source;
    private final long size;
    private final BlockSink sink;
    private final Executor worker;
    private final CompletableFuture<Long> end = new CompletableFuture<>();
    private final Object lock = new Object();
    /** The ids of the requests for the block at the offset. */
    private final Set<String> asked = new HashSet<>();

    private long offset;
    private String fileToken = "";
    private int tries;
    private boolean broken;
    private long askedAt;
    private boolean writing;
    private boolean ended;
    private Runnable cancelTimer = () -> {};

    MqttFileDownload(FileDownloads downloads, MqttSource source, long size, long from, BlockSink sink) {
        if (from < 0 || from > size) {
            throw new IllegalArgumentException("A file of " + size + " bytes cannot be loaded from " + from + " on");
        }
        this.downloads = downloads;
        this.source = source;
        this.size = size;
        this.offset = from;
        this.sink = sink;
        worker = downloads.newWorker();
    }

    /**
     * The size of the file when the sink has taken the last byte. Fails with a
     * {@link org.openhab.binding.aliyuniot.link.failure.LinkFailure}, of which {@link LinkFailure.Reason#TIMEOUT}
     * means that no block came for a while and that a download from there on is worth another try; with an
     * {@link AlinkRefusal}; with the sink's exception; or with a {@link CancellationException}.
     */
    public CompletionStage<Long> end() {
        return end;
    }

    /** Ends the download; the sink is not called any more, unless it is being called now. */
    public void cancel() {
        fail(new CancellationException("The download was cancelled"));
    }

    void start() {
        if (offset == size) {
            finish();
        } else {
            ask();
        }
    }

    void online() {
        boolean waiting;
        synchronized (lock) {
            waiting = !writing && !asked.isEmpty();
        }
        if (waiting) {
            ask();
        }
    }

    private void ask() {
        try {
            askOrGiveUp();
        } catch (Throwable e) {
            // Else nobody would ask again.
            fail(e);
        }
    }

    private void askOrGiveUp() {
        String id;
        long from;
        String token;
        boolean lastBroken;
        synchronized (lock) {
            if (ended || writing) {
                return;
            }
            cancelTimer.run();
            if (tries >= downloads.bounds().tries()) {
                id = null;
            } else {
                tries++;
                askedAt = System.nanoTime();
                id = downloads.register(this);
                asked.add(id);
                cancelTimer = downloads.after(downloads.bounds().timeout(), this::ask);
            }
            from = offset;
            token = fileToken;
            lastBroken = broken;
        }
        if (id == null) {
            fail(gaveUp(from, lastBroken));
            return;
        }
        downloads.ask(id, source, token, from).whenComplete((sent, failure) -> {
            // Without a connection it is asked again, in time or with the next one.
            if (failure != null && !LinkFailure.isWorthARepeat(failure)) {
                fail(LinkFailure.causeOf(failure));
            }
        });
    }

    private LinkFailure gaveUp(long from, boolean lastBroken) {
        String block = "The block at " + from + " of " + source;
        int times = downloads.bounds().tries();
        return lastBroken
                ? new ProtocolFailure(
                        LinkFailure.Reason.MALFORMED_PACKET,
                        block + " was asked for " + times + " times and came broken")
                : new NetworkFailure(
                        LinkFailure.Reason.TIMEOUT, block + " was asked for " + times + " times and did not come");
    }

    /** Takes what answers one of this download's requests; also called with whatever a hostile peer makes of it. */
    void received(FileBlock block) {
        @Nullable Exception failure;
        boolean taken = false;
        synchronized (lock) {
            if (ended || writing || !asked.contains(block.id())) {
                return;
            }
            failure = objection(block);
            if (failure == null && isRetryable(block.reply())) {
                // The time-out is a good moment to ask again.
                return;
            }
            if (failure == null && block.isIntact()) {
                if (block.offset() != offset) {
                    return;
                }
                taken = fits(block);
            }
            broken = !taken;
            if (taken) {
                writing = true;
                cancelTimer.run();
                tries = 0;
                fileToken = block.fileToken().isEmpty() ? fileToken : block.fileToken();
                downloads.unregister(asked);
                asked.clear();
            }
        }
        if (failure != null) {
            fail(failure);
        } else if (taken) {
            worker.execute(() -> write(block));
        } else {
            ask();
        }
    }

    private @Nullable Exception objection(FileBlock block) {
        AlinkReply reply = block.reply();
        if (!reply.isSuccess()) {
            return isRetryable(reply) ? null : new AlinkRefusal(SystemTopic.FILE_DOWNLOAD.method(), reply);
        }
        return block.fileLength() < 0 || block.fileLength() == size
                ? null
                : new ProtocolFailure(
                        LinkFailure.Reason.MALFORMED_PACKET,
                        "The file has " + block.fileLength() + " bytes at the platform, but the job says " + size);
    }

    /** Throttled, or a fault of the platform that may pass. */
    private static boolean isRetryable(AlinkReply reply) {
        return reply.code() == 429 || reply.code() == 500 || reply.code() == 6760;
    }

    private boolean fits(FileBlock block) {
        int length = block.data().remaining();
        return length <= downloads.bounds().blockBytes() && length <= size - offset;
    }

    private void write(FileBlock block) {
        int length = block.data().remaining();
        try {
            synchronized (lock) {
                if (ended) {
                    return;
                }
            }
            sink.block(block.offset(), block.data());
        } catch (Throwable e) {
            fail(e);
            return;
        }
        boolean last;
        long wait;
        synchronized (lock) {
            offset += length;
            last = offset == size;
            writing = false;
            wait = downloads.bounds().spacing().toNanos() - (System.nanoTime() - askedAt);
            if (!last && !ended && wait > 0) {
                cancelTimer = downloads.after(Duration.ofNanos(wait), this::ask);
            }
        }
        if (last) {
            finish();
        } else if (wait <= 0) {
            ask();
        }
    }

    private void finish() {
        if (isFirstEnd()) {
            end.complete(size);
        }
    }

    void fail(Throwable failure) {
        if (isFirstEnd()) {
            end.completeExceptionally(failure);
        }
    }

    private boolean isFirstEnd() {
        synchronized (lock) {
            if (ended) {
                return false;
            }
            ended = true;
            cancelTimer.run();
            downloads.unregister(asked);
        }
        downloads.ended(this);
        return true;
    }
}
