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
package org.openhab.binding.aliyuniot.link.ota.download;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.http.HttpExchange;
import org.openhab.binding.aliyuniot.link.http.HttpTimeouts;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure.Reason;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads one image over HTTPS, from where an earlier try has come to. Trouble that may pass is met with further tries,
 * each from the last byte on; an expired URL with a fresh one; an image that was put together from several answers and
 * is not the expected one with one more try from its beginning. Good for one run.
 */
public final class FirmwareDownload {
    /** A platform that gives URLs which the file server never takes would be asked for ever. */
    private static final int MAX_RENEWALS = 3;

    /** Less does not count as progress, or a server could spin out a download byte by byte. */
    private static final int PROGRESS_BYTES = 4096;

    private static final int MAX_DOUBLINGS = 20;

    private final Logger logger = LoggerFactory.getLogger(FirmwareDownload.class);

    private final LinkRuntime runtime;
    private final DownloadSettings settings;
    private final Supplier<? extends CompletionStage<URI>> freshUrl;
    private final LongConsumer progress;
    private final CompletableFuture<URI> cancelled = new CompletableFuture<>();
    private final long begun = System.nanoTime();
    private volatile @Nullable RangeRequest asking;
    private long furthest;
    private int triesInVain;
    private int renewals;

    /**
     * @param freshUrl asks the platform for another URL of the same image; its answer is waited for as long as for bytes
     * @param progress is told {@link PartialImage#position()} whenever bytes have come, on the thread of the download;
     *     it goes back when the server makes the download begin anew
     */
    public FirmwareDownload(
            LinkRuntime runtime,
            DownloadSettings settings,
            Supplier<? extends CompletionStage<URI>> freshUrl,
            LongConsumer progress) {
        this.runtime = runtime;
        this.settings = settings;
        this.freshUrl = freshUrl;
        this.progress = progress;
    }

    /**
     * Calls the download off: {@link #run} ends with {@link Reason#CANCELLED} within moments. Does not wait; for any
     * thread; after the end it does nothing. The runtime does it when it is closed.
     */
    public void cancel() {
        cancelled.cancel(false);
        RangeRequest running = asking;
        if (running != null) {
            running.cancel();
        }
    }

    /**
     * Loads, verifies and completes the image; blocks until that is done.
     *
     * @param url of the platform, signed
     * @param image stays open and keeps what has come if this fails
     * @return the whole and verified file
     * @throws FirmwareFailure if further tries do not help
     */
    public Path run(URI url, PartialImage image) throws FirmwareFailure {
        Runnable end = runtime.closeWithRuntime(this::cancel);
        try {
            DecryptionWarmUp.before(runtime, image.size() - image.position(), cancelled::isDone);
            return tried(url, image);
        } finally {
            end.run();
        }
    }

    private Path tried(URI url, PartialImage image) throws FirmwareFailure {
        URI current = url;
        furthest = image.position();
        boolean patched = false;
        boolean again = false;
        while (true) {
            try {
                while (image.position() < image.size()) {
                    patched |= image.position() > 0;
                    load(current, image);
                }
                patched |= furthest == image.size();
                checkCancelled();
                return image.complete();
            } catch (FirmwareFailure e) {
                checkCancelled();
                triesInVain++;
                noteProgress(image);
                if (isWorthAnotherTry(e, patched && !again)) {
                    logger.debug("{}; loading all of it once more", e.getMessage());
                    again = true;
                    furthest = 0;
                } else if (e.reason() == Reason.URL_EXPIRED) {
                    current = renew(current, e);
                } else {
                    pauseAfter(e);
                }
            }
        }
    }

    /** Whether the bytes that are here may be from different files, or have suffered when the power went. */
    private static boolean isWorthAnotherTry(FirmwareFailure failure, boolean patched) {
        return patched && failure.reason().kind() == OtaFailure.VERIFICATION && failure.reason() != Reason.SIZE;
    }

    private void load(URI url, PartialImage image) throws FirmwareFailure {
        Duration left = settings.whole().minusNanos(System.nanoTime() - begun);
        if (left.isNegative() || left.isZero()) {
            throw new FirmwareFailure(
                    Reason.STALLED,
                    "The download was not done within " + settings.whole().toSeconds() + " s");
        }
        Duration stalled = settings.stalled();
        HttpTimeouts timeouts = new HttpTimeouts(stalled, stalled, stalled, stalled.multipliedBy(2), left);
        try (RangeRequest request =
                new RangeRequest(() -> new HttpExchange(runtime, settings.trustAnchors(), timeouts), stalled)) {
            asking = request;
            checkCancelled();
            new ImageTransfer(request, image, left, progress).run(url);
        } finally {
            asking = null;
        }
    }

    private void noteProgress(PartialImage image) {
        if (image.position() - furthest >= PROGRESS_BYTES) {
            furthest = image.position();
            triesInVain = 0;
            renewals = 0;
        }
    }

    private URI renew(URI expired, FirmwareFailure failure) throws FirmwareFailure {
        if (++renewals > MAX_RENEWALS) {
            throw failure;
        }
        CompletableFuture<URI> renewed = new CompletableFuture<>();
        freshUrl.get().whenComplete((fresh, problem) -> {
            if (fresh == null) {
                renewed.completeExceptionally(
                        problem == null ? new IllegalStateException("There is no fresh URL") : problem);
            } else {
                renewed.complete(fresh);
            }
        });
        try {
            return (URI) CompletableFuture.anyOf(renewed, cancelled)
                    .get(settings.stalled().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            checkCancelled();
            // The line to the platform may be down; the server is asked once more after the pause and refuses again.
            renewals--;
            pauseAfter(failure);
            return expired;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void pauseAfter(FirmwareFailure failure) throws FirmwareFailure {
        boolean mayPass = switch (failure.reason()) {
            case SERVER_ERROR, STALLED, CONNECTION, URL_EXPIRED -> true;
            default -> false;
        };
        if (!mayPass || triesInVain >= settings.tries()) {
            throw failure;
        }
        double ceiling = Math.min(
                settings.maximumPause().toMillis(),
                settings.pause().toMillis() * Math.pow(2, Math.min(triesInVain, MAX_DOUBLINGS)));
        long pause = (long) (ceiling * (0.5 + ThreadLocalRandom.current().nextDouble() / 2));
        logger.debug("{}; trying again in {} ms", failure.getMessage(), pause);
        try {
            cancelled.get(pause, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException | CancellationException e) {
            throw calledOff();
        }
    }

    private void checkCancelled() throws FirmwareFailure {
        if (cancelled.isDone()) {
            throw calledOff();
        }
    }

    private static FirmwareFailure calledOff() {
        return new FirmwareFailure(Reason.CANCELLED, "The download was called off");
    }

    private static FirmwareFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new FirmwareFailure(Reason.CANCELLED, "The thread of the download was interrupted", e);
    }
}
