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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file on its way to the platform. One block is on the line at a time: the platform takes them in order only, and with
 * blocks as large as the line allows, waiting for replies costs next to nothing below the rate that a connection may have.
 * What is lost is sent again, also after a new connection. Its own mailbox waits for the disk. For any thread.
 */
public final class FileUpload {
    private static final String NO_SENSE = "the platform's answers make no sense";
    private final Logger logger = LoggerFactory.getLogger(FileUpload.class);
    private final UploadLine line;
    private final UploadName name;
    private final long size;
    private final UploadBytes bytes;
    private final Executor worker;
    private final CompletableFuture<Long> end = new CompletableFuture<>();
    private final String id = String.format("%08x", ThreadLocalRandom.current().nextInt());
    private final UploadSteps steps;
    private final BlockSize block;
    private volatile Runnable cancelTimer = () -> {};
    private volatile Runnable cancelLife = () -> {};
    private String check = "";
    private String uploadId = "";
    private long offset;
    private long best;
    private int step;
    private int failures;
    private int questions;
    private int connection;
    private boolean waitsForConnection;

    private interface Step<T> {
        void with(T reply) throws UploadFailure;
    }

    FileUpload(UploadLine line, UploadName name, UploadSource source, ConflictStrategy strategy) {
        this.line = line;
        this.name = name;
        size = source.size();
        bytes = new UploadBytes(name, source);
        steps = new UploadSteps(name, size, strategy);
        block = new BlockSize(line.bounds());
        worker = line.newWorker();
        end.whenComplete((sent, failure) -> {
            cancelTimer.run();
            cancelLife.run();
            worker.execute(bytes::close);
        });
    }

    /** Names it on this device while it is on its way. */
    public String id() {
        return id;
    }

    public UploadName name() {
        return name;
    }

    /** The size of the file when the platform has all of it; fails with an {@link UploadFailure}. */
    public CompletionStage<Long> end() {
        return end;
    }

    /** Ends the upload and has the platform forget what it has got. */
    public void cancel() {
        run(read -> {
            if (!uploadId.isEmpty()) {
                line.cancel(uploadId);
            }
            throw steps.failure(UploadFailure.Reason.CANCELLED, "was cancelled at byte " + offset + ".");
        });
    }

    void refuse(UploadFailure failure) {
        end.completeExceptionally(failure);
    }

    void begin(boolean connected) {
        Duration life = line.bounds().life();
        cancelLife = line.after(
                life,
                () -> run(read -> {
                    throw steps.failure(
                            UploadFailure.Reason.UNANSWERED,
                            "did not end within " + life.toHours() + " hours. Start it again.");
                }));
        run(read -> {
            check = read.check();
            nextWhenConnected(connected || connection > 0);
        });
    }

    void online() {
        run(read -> {
            connection++;
            if (waitsForConnection) {
                nextWhenConnected(true);
            }
        });
    }

    /** Whatever is thrown there ends the upload, as nobody else would. */
    private void run(Step<UploadBytes> task) {
        worker.execute(() -> {
            if (end.isDone()) {
                return;
            }
            try {
                task.with(bytes);
            } catch (UploadFailure e) {
                end.completeExceptionally(e);
            } catch (Throwable e) {
                ForeignCode.failed(logger, "The upload of " + name, e);
                end.completeExceptionally(steps.failure(UploadFailure.Reason.UNREADABLE, "failed; the log says more."));
            }
        });
    }

    private void nextWhenConnected(boolean connected) throws UploadFailure {
        step++;
        waitsForConnection = !connected;
        if (connected) {
            next();
        }
    }

    private void next() throws UploadFailure {
        if (uploadId.isEmpty()) {
            ask(
                    line.init(name, size, check, steps.uid(check), steps.strategy()),
                    reply -> begun(reply, UploadReply.of(reply)));
            return;
        }
        Duration pause = block.pause(System.nanoTime());
        if (pause.isZero()) {
            send();
        } else {
            later(pause);
        }
    }

    private void later(Duration wait) {
        int current = ++step;
        cancelTimer = line.after(
                wait,
                () -> run(read -> {
                    if (current == step) {
                        next();
                    }
                }));
    }

    private void send() throws UploadFailure {
        byte[] data = bytes.read(offset, (int) Math.min(block.bytes(), size - offset));
        block.sent(data.length, System.nanoTime());
        steps.sending(offset + data.length);
        ask(line.send(uploadId, offset, data), reply -> sent(reply, UploadReply.of(reply), data.length));
    }

    private void ask(CompletionStage<AlinkReply> reply, Step<AlinkReply> then) {
        int current = ++step;
        int asked = connection;
        reply.whenComplete((answer, failure) -> run(read -> {
            if (current != step) {
                return;
            }
            if (answer == null) {
                unanswered(LinkFailure.causeOf(failure), asked);
            } else {
                then.with(answer);
            }
        }));
    }

    private void unanswered(Throwable failure, int asked) throws UploadFailure {
        LinkFailure.@Nullable Reason reason = failure instanceof LinkFailure known ? known.reason() : null;
        if (reason == LinkFailure.Reason.TIMEOUT) {
            block.lost();
            stuck("the platform did not answer", false);
        } else if (LinkFailure.isWorthARepeat(failure)) {
            nextWhenConnected(asked != connection);
        } else if (failure instanceof QuotaFailure || reason == LinkFailure.Reason.MALFORMED_PACKET) {
            stuck(NO_SENSE, true);
        } else {
            throw steps.failure(UploadFailure.Reason.UNANSWERED, "ended: " + ForeignText.line(failure.getMessage()));
        }
    }

    private void stuck(String why, boolean pause) throws UploadFailure {
        failures++;
        if (failures >= line.bounds().tries()) {
            throw steps.stuck(offset, why, failures);
        }
        later(pause ? line.bounds().timeout() : Duration.ZERO);
    }

    private void begun(AlinkReply reply, UploadReply upload) throws UploadFailure {
        if (!reply.isSuccess()) {
            refused(reply, steps.initRefused(UploadCode.of(reply)));
        } else if (upload.uploadId().isEmpty() || upload.offset() < UploadReply.NOT_TOLD) {
            stuck(NO_SENSE, true);
        } else if (steps.isOfAnother(upload)) {
            refused(reply, steps.anew());
        } else {
            uploadId = upload.uploadId();
            goneTo(Math.max(0, upload.offset()));
            steps.begunAt(offset);
            next();
        }
    }

    private void goneTo(long place) {
        offset = place;
        if (offset > best) {
            best = offset;
            failures = 0;
            questions = 0;
        }
    }

    private void sent(AlinkReply reply, UploadReply upload, int length) throws UploadFailure {
        boolean last = offset + length == size;
        if (!reply.isSuccess()) {
            UploadCode code = UploadCode.of(reply);
            if (code == UploadCode.DUPLICATE && steps.wasSentBefore()) {
                arrived(length);
            } else {
                refused(reply, steps.blockRefused(code));
            }
        } else if (!steps.fits(upload, uploadId, offset, length)) {
            stuck(NO_SENSE, true);
        } else if (last && !upload.check().isEmpty() && !upload.check().equals(check)) {
            refused(reply, steps.damaged());
        } else {
            block.answered(System.nanoTime());
            arrived(length);
        }
    }

    private void arrived(int length) throws UploadFailure {
        goneTo(offset + length);
        if (offset < size) {
            next();
        } else {
            bytes.checkUnchanged();
            end.complete(size);
        }
    }

    private void refused(AlinkReply reply, UploadSteps.Next next) throws UploadFailure {
        switch (next) {
            case DONE -> arrived((int) (size - offset));
            case ANEW -> {
                uploadId = "";
                offset = 0;
                best = 0;
                next();
            }
            case END -> throw steps.end(reply);
            default -> {
                boolean asks = next == UploadSteps.Next.ASK;
                if ((asks ? ++questions : failures + 1) >= line.bounds().tries()) {
                    throw steps.end(reply);
                } else if (asks) {
                    uploadId = "";
                    next();
                } else {
                    stuck("the platform refused it", next == UploadSteps.Next.LATER);
                }
            }
        }
    }
}
