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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.aliyuniot.internal.config.ModelSettings;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.reader.ThingModelException;
import org.openhab.core.thing.ThingUID;

/** The thing model of one device, whatever is told of it, and whenever. */
@NonNullByDefault({})
class DeviceModelTest {
    private static final ProductKey PRODUCT = new ProductKey("a1B2c3D4e5F");
    private static final ThingUID THING = new ThingUID("aliyuniot:device:lamp");

    @TempDir
    private Path folder;

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<String> changes = new ArrayList<>();
    private ProductModels models;

    @BeforeEach
    void makeModels() {
        models = new ProductModels(folder);
    }

    private static byte[] tsl(String identifier) {
        return ("{\"properties\":[{\"identifier\":\"" + identifier
                        + "\",\"name\":\"x\",\"accessMode\":\"r\",\"dataType\":{\"type\":\"int\",\"specs\":{}}}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private DeviceModel open(Executor worker) throws Exception {
        ModelSettings cloud = new ModelSettings(ModelSettings.Source.CLOUD, null, ModelSettings.OFF.reportWindow());
        return DeviceModel.open(models, THING, PRODUCT, cloud, worker, () -> changes.add("changed"));
    }

    private void workAll() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void isTakenOnTheWorkerAndThenTheStageEnds() throws Exception {
        DeviceModel model = open(work::add);
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        model.askBy(() -> answer);
        CompletableFuture<ThingModel> reloaded = model.reload().toCompletableFuture();

        answer.complete(tsl("Temp"));
        assertThat(reloaded).isNotDone();
        assertThat(model.get()).isNull();
        workAll();

        assertThat(reloaded.join()).isSameAs(model.get()).isSameAs(models.usedBy(THING));
        assertThat(changes).containsExactly("changed");
        assertThat(model.trouble()).isNull();
    }

    @Test
    void thatComesAfterTheEndIsKeptForTheNextLifeOnly() throws Exception {
        DeviceModel model = open(work::add);
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        model.askBy(() -> answer);
        CompletableFuture<ThingModel> reloaded = model.reload().toCompletableFuture();
        model.close();

        answer.complete(tsl("Temp"));
        workAll();

        assertThat(reloaded).isCompleted();
        assertThat(model.get()).isNull();
        assertThat(changes).isEmpty();
        assertThat(models.usedBy(THING)).isNull();
        assertThat(open(work::add).get()).isNotNull();
    }

    @Test
    void isTheLatestInWhicheverOrderItIsTold() throws Exception {
        DeviceModel model = open(work::add);
        models.store(PRODUCT.value(), tsl("Old"));
        Runnable old = work.remove();
        models.store(PRODUCT.value(), tsl("New"));
        workAll();
        old.run();

        ThingModel present = model.get();
        assertThat(present).isNotNull().isEqualTo(models.of(PRODUCT.value()));
        assertThat(changes).containsExactly("changed");
    }

    static Stream<Supplier<CompletableFuture<byte[]>>> questionsThatFail() {
        return Stream.of(
                () -> CompletableFuture.failedFuture(new IllegalStateException("no")),
                () -> CompletableFuture.failedFuture(new NoClassDefFoundError("a class that is missing")),
                () -> {
                    throw new IllegalStateException("no");
                },
                () -> {
                    throw new StackOverflowError();
                },
                () -> CompletableFuture.completedFuture("no TSL".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("questionsThatFail")
    void whateverFailsEndsTheStageAndIsToldTheUser(Supplier<CompletableFuture<byte[]>> question) throws Exception {
        DeviceModel model = open(Runnable::run);
        model.askBy(question::get);

        assertThat(model.reload().toCompletableFuture()).isCompletedExceptionally();
        assertThat(model.trouble()).contains("online.model-missing");
        assertThat(changes).containsExactly("changed");

        // With one, all goes on.
        models.store(PRODUCT.value(), tsl("Temp"));
        assertThat(model.trouble()).isNull();
        assertThat(model.reload().toCompletableFuture()).isCompletedExceptionally();
        assertThat(model.trouble()).isNull();
        assertThat(model.get()).isNotNull();
    }

    @Test
    void withoutThreadsTheStageEndsToo() throws Exception {
        DeviceModel model = open(task -> {
            throw new RejectedExecutionException("openHAB ends");
        });
        model.askBy(() -> CompletableFuture.completedFuture(tsl("Temp")));

        assertThat(model.reload().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void withoutASessionThereIsNobodyToAsk() throws Exception {
        DeviceModel model = open(Runnable::run);

        Throwable why =
                catchThrowable(() -> model.reload().toCompletableFuture().join());
        assertThat(LinkFailure.causeOf(why)).isInstanceOf(IllegalStateException.class);
        model.askBy(() -> CompletableFuture.completedFuture(new byte[0]));
        why = catchThrowable(() -> model.reload().toCompletableFuture().join());
        assertThat(LinkFailure.causeOf(why)).isInstanceOf(ThingModelException.class);
    }
}
