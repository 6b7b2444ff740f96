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
package org.openhab.binding.aliyuniot.link.remoteconfig;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.WaitingLine;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.download.FirmwareDownload;
import org.openhab.binding.aliyuniot.link.ota.load.AbortSignal;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one version of the configuration to the disk and tells of it. Works on a serial executor of its own, which may
 * wait; {@link #end()} and {@link #abort} are for any thread. Ends exactly once.
 */
final class ConfigLoad {
    private static final Duration FORMER_LOAD = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Logger logger = LoggerFactory.getLogger(ConfigLoad.class);

    private final LinkRuntime runtime;
    private final ConfigStore store;
    private final DownloadSettings settings;
    private final ConfigFile file;
    private final boolean tellAnyhow;
    private final Supplier<? extends CompletionStage<URI>> freshUrl;
    private final ConfigListener listener;
    private final AbortSignal abort = new AbortSignal();
    private final CompletableFuture<StoredConfig> end = new CompletableFuture<>();
    private volatile boolean telling;
    private volatile ConfigFailure aborted = ConfigFailure.closed();
    private Runnable leaveLine = () -> {};
    private Runnable noLongerInLine = () -> {};

    /**
     * @param tellAnyhow whether the listener hears also of a version that it has heard of
     * @param freshUrl asks the platform for another address of the same file
     */
    ConfigLoad(
            LinkRuntime runtime,
            ConfigStore store,
            DownloadSettings settings,
            ConfigFile file,
            boolean tellAnyhow,
            Supplier<? extends CompletionStage<URI>> freshUrl,
            ConfigListener listener) {
        this.runtime = runtime;
        this.store = store;
        this.settings = settings;
        this.file = file;
        this.tellAnyhow = tellAnyhow;
        this.freshUrl = freshUrl;
        this.listener = listener;
    }

    /** Whether it does what another one for this file would do: tell of it, too, and not before it was asked to. */
    boolean doesFor(ConfigFile other, boolean tell) {
        return file.isSameAs(other) && (!tell || tellAnyhow && !telling);
    }

    /** Ends with what is on the disk, or with a {@link ConfigFailure}. */
    CompletionStage<StoredConfig> end() {
        return end;
    }

    /** Ends it within moments, unless it is done. */
    void abort(ConfigFailure why) {
        aborted = why;
        abort.give();
    }

    /** Ends what was not begun. */
    void drop(ConfigFailure why) {
        end.completeExceptionally(why);
    }

    /**
     * Begins; for one call.
     *
     * @param worker runs one thing after the other, and may wait
     */
    void start(Executor worker) {
        // What the line has for it comes after that.
        worker.execute(() -> join(worker));
    }

    private void join(Executor worker) {
        try {
            WaitingLine.Turn turn = ConfigLine.of(runtime).join(worker, others -> {}, this::run);
            leaveLine = turn::leave;
            noLongerInLine = abort.onAbort(() -> {
                if (turn.leave()) {
                    worker.execute(this::run);
                }
            });
        } catch (Throwable e) {
            ForeignCode.failed(logger, "The beginning of the loading of " + file, e);
            fail(failed("The device failed", e));
        }
    }

    /** Loads, tells and ends; whatever is thrown on the way ends it, too. */
    void run() {
        try {
            noLongerInLine.run();
            StoredConfig stored = loaded();
            finish(() -> end.complete(stored));
        } catch (FirmwareFailure e) {
            fail(abort.isGiven() ? aborted : failed(String.valueOf(e.getMessage()), e));
        } catch (Throwable e) {
            ForeignCode.failed(logger, "The loading of " + file, e);
            fail(failed("The device failed", e));
        }
    }

    private static ConfigFailure failed(String why, Throwable cause) {
        return new ConfigFailure(ConfigFailure.Reason.DOWNLOAD, "The configuration cannot be loaded: " + why, cause);
    }

    private void fail(ConfigFailure failure) {
        if (failure.reason() == ConfigFailure.Reason.DOWNLOAD) {
            ForeignCode.run(logger, "The telling of a failed configuration", () -> listener.failed(file, failure));
        }
        finish(() -> end.completeExceptionally(failure));
    }

    private void finish(Runnable ending) {
        ForeignCode.run(logger, "The leaving of the line", leaveLine);
        ForeignCode.run(logger, "The end of the loading of " + file, ending);
    }

    private StoredConfig loaded() throws FirmwareFailure {
        try (FirmwareFolder folder = opened()) {
            if (!store.has(file)) {
                store.keep(download(folder));
            }
            telling = true;
            boolean fresh = !ConfigStore.isTold(folder, file);
            StoredConfig stored = new StoredConfig(file.configId(), store.path(), file.size(), fresh);
            if (fresh || tellAnyhow) {
                ForeignCode.run(logger, "The telling of a configuration", () -> listener.arrived(stored));
                remember(folder);
            }
            return stored;
        }
    }

    /** Where that fails the version is told of once more at another time. */
    private void remember(FirmwareFolder folder) {
        try {
            ConfigStore.told(folder, file);
        } catch (FirmwareFailure e) {
            logger.warn("That {} was told of cannot be noted: {}", file, e.getMessage());
        }
    }

    /** The load of a former life may still be at its end. */
    private FirmwareFolder opened() throws FirmwareFailure {
        CountDownLatch woken = new CountDownLatch(1);
        Runnable forget = abort.onAbort(woken::countDown);
        long begun = System.nanoTime();
        try {
            while (true) {
                checkAborted();
                try {
                    return store.open(file);
                } catch (FirmwareFailure e) {
                    boolean patient = System.nanoTime() - begun < FORMER_LOAD.toNanos();
                    if (e.reason() != FirmwareFailure.Reason.IN_USE || !patient) {
                        throw e;
                    }
                }
                if (woken.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw calledOff();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw calledOff();
        } finally {
            forget.run();
        }
    }

    private Path download(FirmwareFolder folder) throws FirmwareFailure {
        try (PartialImage image = folder.partial(ConfigStore.expected(file))) {
            FirmwareDownload download = new FirmwareDownload(runtime, settings, freshUrl, position -> {});
            Runnable forget = abort.onAbort(download::cancel);
            try {
                checkAborted();
                return download.run(file.source().uri(), image);
            } finally {
                forget.run();
            }
        }
    }

    private void checkAborted() throws FirmwareFailure {
        if (abort.isGiven()) {
            throw calledOff();
        }
    }

    private static FirmwareFailure calledOff() {
        return new FirmwareFailure(FirmwareFailure.Reason.CANCELLED, "The download was called off");
    }
}
