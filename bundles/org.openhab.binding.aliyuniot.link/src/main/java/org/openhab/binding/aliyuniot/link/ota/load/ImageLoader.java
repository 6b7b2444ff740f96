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
package org.openhab.binding.aliyuniot.link.ota.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.ota.DeviceOta;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.download.FirmwareDownload;
import org.openhab.binding.aliyuniot.link.ota.job.HttpsSource;
import org.openhab.binding.aliyuniot.link.ota.job.MqttSource;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFile;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaSource;
import org.openhab.binding.aliyuniot.link.ota.store.ExpectedImage;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.OtaPublicKey;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;
import org.openhab.binding.aliyuniot.link.ota.stream.MqttFileDownload;

/**
 * Loads the files of a job, over whichever way the platform has them, and goes on where an earlier try has come to.
 * Good for one job; {@link #load} blocks, {@link #abort} is for any thread.
 */
public final class ImageLoader {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MQTT_TRIES = 20;

    private final Line line;
    private final FirmwareFolder folder;
    private final @Nullable OtaPublicKey key;
    private final OtaJob job;
    private final LongConsumer progress;
    private final CompletableFuture<Boolean> aborted = new CompletableFuture<>();

    private volatile Runnable abortRunning = () -> {};

    /**
     * Whom files come from.
     *
     * @param settings how patient downloads over HTTPS are
     * @param fresh asks the platform for the job, with addresses that are good for another while
     */
    public record Line(
            LinkRuntime runtime,
            DeviceOta ota,
            DownloadSettings settings,
            Supplier<CompletionStage<Optional<OtaJob>>> fresh) {}

    /**
     * @param key with which images have to be signed; {@code null} if that is not asked for
     * @param progress is told how many bytes of all files are here
     */
    public ImageLoader(
            Line line, FirmwareFolder folder, @Nullable OtaPublicKey key, OtaJob job, LongConsumer progress) {
        this.line = line;
        this.folder = folder;
        this.key = key;
        this.job = job;
        this.progress = progress;
    }

    /** What is expected of the files, in their order. */
    public static List<ExpectedImage> expected(OtaJob job, @Nullable OtaPublicKey key) throws FirmwareFailure {
        List<ExpectedImage> images = new ArrayList<>();
        for (OtaFile file : job.files()) {
            images.add(
                    key == null
                            ? new ExpectedImage(file.size(), file.digests())
                            : new ExpectedImage(file.size(), file.digests(), key.signature(file.digestSign())));
        }
        return images;
    }

    /** Ends {@link #load} within moments. */
    public void abort() {
        aborted.complete(true);
        abortRunning.run();
    }

    /**
     * Loads what is not here yet.
     *
     * @return the whole and verified files, in the order of the package
     * @throws FirmwareFailure {@code CANCELLED} after {@link #abort}, or whatever further tries do not help against
     */
    public List<Path> load() throws FirmwareFailure {
        List<ExpectedImage> images = expected(job, key);
        folder.keepOnly(images);
        List<Path> files = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < images.size(); i++) {
            long offset = before;
            Optional<Path> whole = folder.image(images.get(i));
            checkAborted();
            files.add(
                    whole.isPresent()
                            ? whole.get()
                            : load(images.get(i), i, position -> progress.accept(offset + position)));
            before += images.get(i).size();
            progress.accept(before);
        }
        return files;
    }

    private Path load(ExpectedImage expected, int index, LongConsumer position) throws FirmwareFailure {
        try (PartialImage image = folder.partial(expected)) {
            OtaSource source = job.files().get(index).source();
            if (source instanceof HttpsSource https) {
                FirmwareDownload download =
                        new FirmwareDownload(line.runtime(), line.settings(), () -> freshUrl(index), position);
                running(download::cancel);
                return download.run(https.uri(), image);
            }
            loadBlocks((MqttSource) source, image, position);
            return image.complete();
        } finally {
            abortRunning = () -> {};
        }
    }

    private void running(Runnable abort) {
        abortRunning = abort;
        if (aborted.isDone()) {
            abort.run();
        }
    }

    private CompletionStage<URI> freshUrl(int index) {
        return line.fresh().get().thenApply(pulled -> {
            OtaJob renewed = pulled.filter(job::hasSameImageAs)
                    .orElseThrow(() -> new IllegalStateException("The platform has another image now"));
            return renewed.files().get(index).source() instanceof HttpsSource https
                    ? https.uri()
                    : URI.create("https://mqtt.invalid/");
        });
    }

    /** The link asks for lost blocks by itself; what is met here is a line that is down for longer. */
    private void loadBlocks(MqttSource source, PartialImage image, LongConsumer position) throws FirmwareFailure {
        int triesInVain = 0;
        while (image.position() < image.size()) {
            long from = image.position();
            MqttFileDownload download = line.ota().download(source, image.size(), from, (offset, data) -> {
                image.append(offset, data);
                position.accept(image.position());
            });
            running(download::cancel);
            try {
                download.end().toCompletableFuture().get();
            } catch (CancellationException e) {
                throw calledOff();
            } catch (ExecutionException e) {
                checkAborted();
                triesInVain = image.position() > from ? 0 : triesInVain + 1;
                mayGoOn(e.getCause(), triesInVain);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw calledOff();
            }
        }
    }

    private void mayGoOn(@Nullable Throwable failure, int triesInVain) throws FirmwareFailure {
        if (failure instanceof FirmwareFailure disk) {
            throw disk;
        }
        String sentence = failure instanceof IOException || failure instanceof AlinkRefusal
                ? String.valueOf(failure.getMessage())
                : "The file did not come over MQTT: "
                        + (failure instanceof LinkFailure known
                                ? String.valueOf(known.getMessage())
                                : failure == null ? "" : failure.getClass().getSimpleName());
        boolean mayPass = failure instanceof NetworkFailure network && network.reason() != NetworkFailure.Reason.CLOSED;
        if (!mayPass || triesInVain >= MQTT_TRIES) {
            throw new FirmwareFailure(FirmwareFailure.Reason.STREAM, sentence);
        }
        try {
            aborted.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            throw calledOff();
        } catch (TimeoutException e) {
            // Time for the next try.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw calledOff();
        }
    }

    private void checkAborted() throws FirmwareFailure {
        if (aborted.isDone()) {
            throw calledOff();
        }
    }

    private static FirmwareFailure calledOff() {
        return new FirmwareFailure(FirmwareFailure.Reason.CANCELLED, "The download was called off");
    }
}
