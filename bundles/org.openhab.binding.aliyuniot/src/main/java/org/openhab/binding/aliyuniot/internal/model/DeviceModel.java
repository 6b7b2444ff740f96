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
package org.openhab.binding.aliyuniot.internal.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.config.ModelSettings;
import org.openhab.binding.aliyuniot.internal.config.ModelSettings.Source;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.core.OpenHAB;
import org.openhab.core.thing.ThingUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thing model of one device during one life of its handler. What uses it asks for the present one each time, as it
 * changes while the device goes on. For any thread; nothing but {@link #open} waits.
 */
public final class DeviceModel implements Supplier<@Nullable ThingModel>, AutoCloseable {
    private final Logger logger = LoggerFactory.getLogger(DeviceModel.class);

    private final ProductModels models;
    private final ThingUID thing;
    private final ProductKey product;
    private final ModelSettings settings;
    private final Executor worker;
    private final Runnable changed;

    private volatile @Nullable ThingModel present;
    private volatile @Nullable String trouble;
    private volatile @Nullable Supplier<CompletionStage<byte[]>> platform;
    private volatile Runnable end = () -> {};
    private volatile boolean closed;

    private DeviceModel(
            ProductModels models,
            ThingUID thing,
            ProductKey product,
            ModelSettings settings,
            Executor worker,
            Runnable changed) {
        this.models = models;
        this.thing = thing;
        this.product = product;
        this.settings = settings;
        this.worker = worker;
        this.changed = changed;
    }

    /**
     * Begins with what is known of the product, or in the user's file. Waits for the disk.
     *
     * @param worker may wait for the disk; runs one task after the other
     * @param changed told on the worker whenever there is another thing model, or {@link #trouble()}
     * @throws ModelUnusableException if the user's file cannot be used
     */
    public static DeviceModel open(
            ProductModels models,
            ThingUID thing,
            ProductKey product,
            ModelSettings settings,
            Executor worker,
            Runnable changed)
            throws ModelUnusableException {
        DeviceModel model = new DeviceModel(models, thing, product, settings, worker, changed);
        if (settings.source() == Source.CLOUD) {
            // First, so that nothing is missed in between.
            model.end = models.listen(product.value(), () -> worker.execute(model::takeKnown));
            model.use(() -> models.of(product.value()));
        } else if (settings.source() == Source.FILE) {
            ThingModel read = model.file().read();
            model.use(() -> read);
        }
        return model;
    }

    private ModelFile file() {
        Path file = settings.file();
        Path folder = Path.of(OpenHAB.getConfigFolder()).toAbsolutePath().normalize();
        return new ModelFile(folder, file == null ? folder : file);
    }

    /** Whether the device has a thing model, or will have one. */
    public boolean isOn() {
        return settings.isOn();
    }

    /** Whether the platform is to be asked for the thing model. */
    public boolean isAskedFor() {
        return settings.source() == Source.CLOUD;
    }

    /** The present one; {@code null} while there is none. */
    @Override
    public @Nullable ThingModel get() {
        return present;
    }

    /** Why there is none although there should be one, as shown with the status of the thing; {@code null} if all is well. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** The way to ask the platform, which ends with the TSL, while there is a session. */
    public void askBy(@Nullable Supplier<CompletionStage<byte[]>> question) {
        platform = question;
    }

    /**
     * Has the thing model read again from where it comes from.
     *
     * @return ends when the channels are those of the present one, or with an {@link IllegalStateException} for the user, a
     *     {@link LinkFailure} or another failure that says why there is none
     */
    public CompletionStage<ThingModel> reload() {
        Supplier<CompletionStage<byte[]>> question = platform;
        return switch (settings.source()) {
            case FILE -> work(() -> take(file().read()));
            case CLOUD ->
                question == null
                        ? failed("The device is not connected, so that the platform cannot be asked")
                        : CompletableFuture.completedFuture(question)
                                .thenCompose(Supplier::get)
                                .thenCompose(tsl -> work(() -> store(tsl)))
                                .whenComplete((model, failure) -> told(failure));
            case OFF -> failed("The device has no thing model, as its parameter model is off");
        };
    }

    private static CompletionStage<ThingModel> failed(String why) {
        return CompletableFuture.failedFuture(new IllegalStateException(why));
    }

    /** Something that may wait and fail. */
    @FunctionalInterface
    private interface Work {
        ThingModel run() throws Exception;
    }

    /** Whatever is thrown ends the stage. */
    private CompletableFuture<ThingModel> work(Work work) {
        CompletableFuture<ThingModel> done = new CompletableFuture<>();
        try {
            worker.execute(() -> {
                try {
                    done.complete(work.run());
                } catch (Exception | Error e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RuntimeException e) {
            // openHAB ends its threads.
            done.completeExceptionally(e);
        }
        return done;
    }

    private ThingModel store(byte[] tsl) throws Exception {
        ThingModel stored = models.store(product.value(), tsl);
        takeKnown();
        return stored;
    }

    /** The latest one, whoever has stored it, and in whichever order that is told. */
    private void takeKnown() {
        if (use(() -> models.of(product.value()))) {
            changed.run();
        }
    }

    private ThingModel take(ThingModel model) {
        if (use(() -> model)) {
            changed.run();
        }
        return model;
    }

    /**
     * @return whether it is another one than before
     */
    private synchronized boolean use(Supplier<@Nullable ThingModel> source) {
        ThingModel model = source.get();
        if (closed || model == null || Objects.equals(model, present) && trouble == null) {
            return false;
        }
        present = model;
        trouble = null;
        models.use(thing, this, product.value(), model);
        return true;
    }

    /** Without a thing model the user has to hear why; with one, the device goes on with it. */
    private void told(@Nullable Throwable failure) {
        if (failure == null) {
            return;
        }
        Throwable cause = LinkFailure.causeOf(failure);
        String reason = ForeignText.line(cause.getMessage());
        if (present != null) {
            logger.debug("The platform does not tell the thing model of {}: {}", product, reason);
        } else if (!closed) {
            logger.warn("The platform does not tell the thing model of {}: {}", product, reason);
            trouble = LocalizedText.of("online.model-missing", List.of(product.value()));
            worker.execute(changed);
        }
    }

    /** A thing model that comes now is not taken any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        platform = null;
        end.run();
        models.release(this);
    }
}
