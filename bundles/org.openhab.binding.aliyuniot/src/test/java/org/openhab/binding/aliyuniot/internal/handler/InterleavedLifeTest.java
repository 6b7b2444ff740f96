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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.core.common.ThreadPoolManager;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;

/**
 * openHAB ends a handler while it starts or changes: after each step of that, the end is asked for by another thread and
 * waited for. Steps are all calls of the handler to openHAB, to its thing and for its store.
 */
@NonNullByDefault({})
class InterleavedLifeTest extends EmulatedCloud {
    private static final int MAX_STEPS = 200;
    /** What a handler reads of its thing to know what to do. */
    private static final List<String> STATE = List.of("getConfiguration", "getChannels");

    private static final List<String> REPORTS =
            List.of("statusUpdated", "stateUpdated", "postCommand", "channelTriggered");

    enum Kind {
        MQTT(AliyunIotBindingConstants.THING_TYPE_DEVICE),
        COAP(AliyunIotBindingConstants.THING_TYPE_COAP_DEVICE),
        HTTPS(AliyunIotBindingConstants.THING_TYPE_HTTP_DEVICE),
        MODULE(AliyunIotBindingConstants.THING_TYPE_DEVICE_MODULE);

        private final ThingTypeUID type;

        Kind(ThingTypeUID type) {
            this.type = type;
        }
    }

    /** What a handler does when its end comes. */
    @FunctionalInterface
    private interface Work {
        void run(BaseThingHandler handler, Subject subject) throws Exception;
    }

    private Kind kind = Kind.MQTT;
    private Bridge bridge;
    private DeviceHandler bridgeHandler;

    @AfterEach
    void stopBridge() {
        if (bridgeHandler != null) {
            bridgeHandler.dispose();
        }
    }

    @Override
    ThingTypeUID type() {
        return kind.type;
    }

    /** A thing, its handler, and an end that comes after a number of steps. */
    final class Subject extends RecordingCallback {
        private final int last;
        private int steps;
        private Thread worker;
        private boolean ended;
        /** Of the thread that does the work: what others have begun to report before the end may come a moment later. */
        private final AtomicInteger reports = new AtomicInteger();

        private int reportsAtTheEnd;
        private final BaseThingHandler served;
        private volatile Runnable duringStatus = () -> {};

        Subject(int last) {
            this.last = last;
            Thing thing = observed(described(Map.of()));
            served = kind == Kind.MODULE
                    ? new ModuleHandler(
                            thing, runtime, new FirmwareSurroundings(offers, () -> null, userdata, THREADS, bounds))
                    : new DeviceHandler(
                            thing,
                            new DeviceEnvironment(
                                    runtime,
                                    () -> {
                                        end(true);
                                        return store;
                                    },
                                    new FirmwareSurroundings(offers, () -> null, userdata, THREADS, bounds),
                                    models,
                                    MirroredItems.NONE,
                                    secrets));
            served.setCallback((ThingHandlerCallback) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ThingHandlerCallback.class},
                    (proxy, method, arguments) -> {
                        if (REPORTS.contains(method.getName())
                                || method.getName().equals("thingUpdated") && isReporting()) {
                            if (Thread.currentThread() == worker) {
                                reports.incrementAndGet();
                            }
                        }
                        // The end comes while openHAB has the report.
                        end(false);
                        return call(asOpenhab(), method, arguments);
                    }));
        }

        Thing observed(Thing thing) {
            return (Thing) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Thing.class}, (proxy, method, arguments) -> {
                        if (STATE.contains(method.getName()) && !isReporting()) {
                            end(false);
                        }
                        return call(thing, method, arguments);
                    });
        }

        /** What openHAB's base class does for a report belongs to the report, of which its callback is the step. */
        private boolean isReporting() {
            return StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().equals(ThingReports.class.getName())));
        }

        private Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
            try {
                method.setAccessible(true);
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        /** One more step of the work. */
        private void end(boolean onAnyThread) {
            if (ended || !onAnyThread && Thread.currentThread() != worker || worker == null || steps++ < last) {
                return;
            }
            ended = true;
            endNow();
        }

        void endNow() {
            // The bound is far above the second for which an end waits for a report such as this one.
            CompletableFuture.runAsync(served::dispose)
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            reportsAtTheEnd = reports.get();
        }

        @Override
        public void statusUpdated(Thing thing, ThingStatusInfo status) {
            super.statusUpdated(thing, status);
            duringStatus.run();
        }

        @Override
        public Bridge getBridge(ThingUID asked) {
            return bridge;
        }
    }

    private Thing described(Map<String, Object> more) {
        Map<String, Object> configuration = new HashMap<>(parameters);
        if (kind == Kind.MODULE) {
            configuration = new HashMap<>(Map.of("module", "mcu", "firmwareVersion", "1.0.0"));
        }
        configuration.putAll(more);
        ThingBuilder builder = kind == Kind.MODULE
                ? ThingBuilder.create(type(), new ThingUID(type(), UID, "mcu")).withBridge(UID)
                : ThingBuilder.create(type(), uid()).withChannels(List.copyOf(channels));
        return builder.withConfiguration(new Configuration(configuration)).build();
    }

    private void describe(Kind wanted) {
        kind = wanted;
        channels.clear();
        parameters.put("keepQueue", true);
        parameters.put("firmwareVersion", "1.0.0");
        addChannel("pump", "switch", Map.of("publishTopic", "user/update"));
        addChannel("messages-sent", "messages-sent", Map.of());
        switch (kind) {
            case COAP -> parameters.put("port", new BigDecimal(cloud.ports().coapDtls()));
            case HTTPS -> parameters.put("port", new BigDecimal(cloud.ports().https()));
            case MODULE -> startBridge();
            default -> {}
        }
    }

    private void startBridge() {
        bridge = BridgeBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE, UID)
                .withConfiguration(new Configuration(new HashMap<>(parameters)))
                .build();
        bridgeHandler = new DeviceHandler(
                bridge,
                new DeviceEnvironment(
                        runtime,
                        () -> store,
                        new FirmwareSurroundings(offers, () -> null, userdata, THREADS, bounds),
                        models,
                        MirroredItems.NONE,
                        secrets));
        bridge.setHandler(bridgeHandler);
        bridgeHandler.setCallback(openhab.asOpenhab());
        bridgeHandler.initialize();
        awaitOnline();
    }

    /** Has the end come after each of the steps. */
    private void endAfterEachStep(boolean online, Work work) throws Exception {
        for (int last = 0; last < MAX_STEPS; last++) {
            Subject subject = new Subject(last);
            if (online) {
                subject.served.initialize();
                await().atMost(PATIENCE).until(() -> subject.served.getThing().getStatus() == ThingStatus.ONLINE);
            }
            subject.worker = Thread.currentThread();
            work.run(subject.served, subject);
            settle();
            boolean ended = subject.ended;
            if (!ended) {
                // That was its last step.
                subject.endNow();
            }
            assertNothingGoesOn(subject);
            if (!ended) {
                assertThat(last).isPositive();
                return;
            }
        }
        throw new AssertionError("There are more than " + MAX_STEPS + " steps");
    }

    /** Until what the handler has left to openHAB's threads is done. */
    private static void settle() {
        ThreadPoolExecutor pool = (ThreadPoolExecutor) unwrapped(ThreadPoolManager.getScheduledPool("thingHandler"));
        await().atMost(PATIENCE)
                .until(() -> pool.getActiveCount() == 0
                        && pool.getQueue().stream()
                                .allMatch(
                                        task -> ((java.util.concurrent.Delayed) task).getDelay(TimeUnit.SECONDS) > 0));
    }

    private static Object unwrapped(Object pool) {
        if (pool instanceof ThreadPoolExecutor) {
            return pool;
        }
        for (Class<?> type = pool.getClass(); type != null; type = type.getSuperclass()) {
            for (java.lang.reflect.Field field : type.getDeclaredFields()) {
                try {
                    field.setAccessible(true);
                    if (field.get(pool) instanceof java.util.concurrent.ScheduledThreadPoolExecutor found) {
                        return found;
                    }
                } catch (ReflectiveOperationException | RuntimeException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalStateException("No pool in " + pool.getClass());
    }

    private void assertNothingGoesOn(Subject subject) {
        if (kind == Kind.MODULE) {
            // Another thing may be for the module at once, so nothing of this one is left with the device.
            Subject next = new Subject(Integer.MAX_VALUE);
            next.served.initialize();
            await().atMost(PATIENCE).until(() -> next.served.getThing().getStatus() == ThingStatus.ONLINE);
            next.served.dispose();
        } else {
            assertThat(((DeviceHandler) subject.served).isOnline()).isFalse();
        }
        assertThat(subject.reports).hasValue(subject.reportsAtTheEnd);
    }

    /** A session that somebody has forgotten is online when one that was begun later is. */
    private void assertOffline() {
        Kind before = kind;
        kind = Kind.MQTT;
        Map<String, Object> other = Map.of(
                "deviceName", "orchard", "port", new BigDecimal(cloud.ports().tls()), "keepQueue", false);
        parameters.putAll(other);
        parameters.keySet().removeAll(List.of("security"));
        channels.clear();
        startThing();
        awaitOnline();
        kind = before;
        assertThat(device().online()).isFalse();
        handler.dispose();
        runtime.close();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith(THREADS)));
    }

    @ParameterizedTest
    @EnumSource
    void anEndDuringTheStart(Kind wanted) throws Exception {
        describe(wanted);
        endAfterEachStep(false, (served, subject) -> served.initialize());
        if (kind != Kind.MODULE) {
            assertOffline();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MODULE"})
    void anEndDuringAChangeOfParameters(Kind wanted) throws Exception {
        describe(wanted);
        Map<String, Object> changed =
                kind == Kind.MODULE ? Map.of("module", "wifi") : Map.of("queueMessages", new BigDecimal(77));
        endAfterEachStep(true, (served, subject) -> served.handleConfigurationUpdate(changed));
        if (kind != Kind.MODULE) {
            await().atMost(PATIENCE).until(() -> !device().online());
            assertOffline();
        }
    }

    @Test
    void anEndDuringAChangeThatKeepsTheSession() throws Exception {
        describe(Kind.MQTT);
        endAfterEachStep(true, (served, subject) -> served.handleConfigurationUpdate(Map.of("autoUpdate", true)));
        await().atMost(PATIENCE).until(() -> !device().online());
        assertOffline();
    }

    @Test
    void anEndDuringAnUpdateOfTheThing() throws Exception {
        describe(Kind.MQTT);
        endAfterEachStep(
                true,
                (served, subject) ->
                        served.thingUpdated(subject.observed(described(Map.of("queueMessages", new BigDecimal(77))))));
        await().atMost(PATIENCE).until(() -> !device().online());
        assertOffline();
    }

    @Test
    void anEndRightAfterTheRemoval() {
        describe(Kind.MQTT);
        Subject subject = new Subject(Integer.MAX_VALUE);
        subject.served.initialize();
        subject.served.handleRemoval();
        subject.endNow();
        settle();
        assertNothingGoesOn(subject);
        await().atMost(PATIENCE).until(() -> !device().online());
        assertOffline();
    }

    @Test
    void aRemovalDuringTheStartIsAnswered() {
        describe(Kind.MQTT);
        Subject subject = new Subject(Integer.MAX_VALUE);
        Subject[] itself = {subject};
        subject.duringStatus = () -> {
            itself[0].duringStatus = () -> {};
            itself[0].served.handleRemoval();
        };
        subject.served.initialize();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(subject.statuses)
                        .extracting(status -> status.getStatus())
                        .contains(ThingStatus.REMOVED));
        subject.endNow();
        settle();
        assertNothingGoesOn(subject);
        await().atMost(PATIENCE).until(() -> !device().online());
        assertOffline();
    }

    @Test
    void aChangeDuringTheStartIsNotForgotten() {
        describe(Kind.MQTT);
        parameters.put("deviceName", "nobody");
        Subject subject = new Subject(Integer.MAX_VALUE);
        subject.worker = Thread.currentThread();
        subject.served.initialize();
        subject.served.handleConfigurationUpdate(Map.of("deviceName", DEVICE));
        await().atMost(PATIENCE).until(() -> subject.served.getThing().getStatus() == ThingStatus.ONLINE);
        subject.endNow();
        settle();
        assertNothingGoesOn(subject);
    }

    /** Two starts and an end at once, in whatever order: the last call decides. */
    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MODULE"})
    void startsAndEndsAtOnce(Kind wanted) throws Exception {
        describe(wanted);
        for (int i = 0; i < 20; i++) {
            Subject subject = new Subject(Integer.MAX_VALUE);
            CyclicBarrier together = new CyclicBarrier(3);
            List<Runnable> calls = List.of(
                    subject.served::initialize,
                    subject.served::dispose,
                    () -> subject.served.handleConfigurationUpdate(Map.of("autoUpdateWindow", "01:00-02:00")));
            CompletableFuture.allOf(calls.stream()
                            .map(call -> CompletableFuture.runAsync(
                                    () -> {
                                        try {
                                            together.await(30, TimeUnit.SECONDS);
                                        } catch (Exception e) {
                                            throw new IllegalStateException(e);
                                        }
                                        call.run();
                                    },
                                    command -> new Thread(command).start()))
                            .toArray(CompletableFuture[]::new))
                    .get(60, TimeUnit.SECONDS);
            subject.endNow();
            settle();
            assertNothingGoesOn(subject);
        }
        if (kind != Kind.MODULE) {
            await().atMost(PATIENCE).until(() -> !device().online());
            assertOffline();
        }
    }
}
