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
package org.openhab.core.thing.internal.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.core.common.ThreadPoolManager;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.internal.common.GuardedCalls;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.internal.firmware.RecordedFirmware.Provider;

/** On which threads updates run, who waits for whom, and what becomes of an update whose handler goes away. */
@NonNullByDefault({})
class FirmwareUpdateThreadsTest {
    private static final int SAFE_CALL_THREADS = 10;
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final RecordingHost host = new RecordingHost(false);
    private final List<JsonObject> seen = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final GuardedCalls guardedCalls = new GuardedCalls();
    private FirmwareUpdateServiceImpl service;

    @BeforeEach
    void start() {
        FirmwareRegistryImpl registry = new FirmwareRegistryImpl(() -> Locale.ENGLISH);
        registry.addFirmwareProvider(Provider.of("1", "2", "3"));
        service =
                new FirmwareUpdateServiceImpl(registry, () -> Locale.ENGLISH, host.services(), guardedCalls, scheduler);
    }

    @AfterEach
    void end() {
        release.countDown();
        scheduler.shutdownNow();
    }

    @Test
    void anUpdateRunsOnTheThreadsOfCommandsAndTheCallerGoesOn() {
        ScriptedHandler handler = handler("b:t:1");
        AtomicReference<String> thread = new AtomicReference<>();
        handler.onUpdate = callback -> {
            thread.set(Thread.currentThread().getName());
            block();
        };

        service.updateFirmware(handler.thing.getUID(), "3", null);

        await().atMost(BOUND).untilAsserted(() -> assertThat(thread.get()).startsWith("OH-safeCall-"));
    }

    @Test
    void aSecondUpdateOfAHandlerWaitsForTheFirst() {
        ScriptedHandler handler = handler("b:t:1");
        handler.onUpdate = callback -> block();
        service.updateFirmware(handler.thing.getUID(), "2", null);
        await().atMost(BOUND).until(() -> calls().contains("updateFirmware 2"));

        service.updateFirmware(handler.thing.getUID(), "3", null);
        otherCallsStillRun();
        assertThat(calls()).containsExactly("updateFirmware 2");
        release.countDown();

        await().atMost(BOUND).until(() -> calls().contains("updateFirmware 3"));
    }

    @Test
    void cancelRunsBesideABlockedUpdate() {
        ScriptedHandler handler = handler("b:t:1");
        CountDownLatch canceled = new CountDownLatch(1);
        handler.onUpdate = callback -> {
            pass(canceled);
            callback.canceled();
        };
        handler.onCancel = canceled::countDown;
        service.updateFirmware(handler.thing.getUID(), "3", null);
        await().atMost(BOUND).until(() -> calls().contains("updateFirmware 3"));

        service.cancelFirmwareUpdate(handler.thing.getUID());

        await().atMost(BOUND).until(() -> results().contains("CANCELED"));
    }

    @Test
    void anUpdateStartedWhileOneGoesOnTakesItsPlaceInTheServiceAlone() {
        ScriptedHandler handler = handler("b:t:1");
        ThingUID uid = handler.thing.getUID();
        service.updateFirmware(uid, "2", null);
        await().atMost(BOUND).until(() -> calls().contains("updateFirmware 2"));
        ProgressCallback first = handler.callback;
        service.updateFirmware(uid, "3", null);
        await().atMost(BOUND).until(() -> calls().contains("updateFirmware 3"));
        handler.onCancel = () -> {
            throw new IllegalStateException("cannot cancel");
        };

        service.cancelFirmwareUpdate(uid);

        await().atMost(BOUND).until(() -> results().contains("ERROR"));
        assertThatIllegalStateException().isThrownBy(handler.callback::canceled).withMessage("Update is finished.");
        first.canceled();
        assertThat(results()).containsExactly("ERROR", "CANCELED");
    }

    @Test
    void tenBlockedUpdatesLeaveNoThreadForCommands() {
        for (int i = 1; i <= SAFE_CALL_THREADS; i++) {
            ScriptedHandler handler = handler("b:t:" + i);
            handler.onUpdate = callback -> block();
            service.updateFirmware(handler.thing.getUID(), "3", null);
        }
        await().atMost(BOUND).until(() -> calls().size() == SAFE_CALL_THREADS);

        AtomicLong blockedAtCommand = new AtomicLong(-1);
        CountDownLatch command = new CountDownLatch(1);
        Runnable commanding = () -> {
            blockedAtCommand.set(release.getCount());
            command.countDown();
        };
        guardedCalls.create(commanding, Runnable.class).withAsync().build().run();
        otherPoolsStillRun();
        release.countDown();

        pass(command);
        assertThat(blockedAtCommand)
                .as("updates still blocked when the command ran")
                .hasValue(0);
    }

    @Test
    void aTimeOutIsPostedAndTheHandlerIsNeitherToldNorInterrupted() {
        service.setTimeout(50);
        ScriptedHandler handler = handler("b:t:1");
        handler.onUpdate = callback -> block();

        service.updateFirmware(handler.thing.getUID(), "3", null);

        await().atMost(BOUND).until(() -> results().contains("ERROR"));
        release.countDown();
        otherCallsStillRun();
        assertThat(calls()).containsExactly("updateFirmware 3");
        assertThatIllegalStateException()
                .isThrownBy(() -> handler.callback.success())
                .withMessage("Update is finished.");
    }

    @Test
    void anUpdateThatHasReturnedIsNoLongerWatched() {
        service.setTimeout(50);
        ScriptedHandler early = handler("b:t:1");
        service.updateFirmware(early.thing.getUID(), "2", null);
        await().atMost(BOUND).until(() -> calls().contains("updateFirmware 2"));
        otherCallsStillRun();
        ScriptedHandler late = handler("b:t:2");
        late.onUpdate = callback -> block();

        service.updateFirmware(late.thing.getUID(), "3", null);

        await().atMost(BOUND).until(() -> results().contains("ERROR"));
        assertThat(results()).hasSize(1);
        early.callback.defineSequence(ProgressStep.UPDATING);
        early.callback.next();
        early.callback.success();
        assertThat(results()).containsExactly("ERROR", "SUCCESS");
    }

    @Test
    void aHandlerThatGoesAwayIsNotCanceledAndMayStillTellHowItEnded() {
        ScriptedHandler handler = handler("b:t:1");
        ThingUID uid = handler.thing.getUID();
        service.updateFirmware(uid, "3", null);
        await().atMost(BOUND).until(() -> calls().contains("updateFirmware 3"));

        service.removeFirmwareUpdateHandler(handler);

        assertThat(results()).isEmpty();
        assertThat(calls()).doesNotContain("cancel");
        assertThatIllegalArgumentException().isThrownBy(() -> service.cancelFirmwareUpdate(uid));
        handler.callback.failed("interrupted");
        assertThat(results()).containsExactly("ERROR");
        service.addFirmwareUpdateHandler(handler);
        assertThatIllegalStateException()
                .isThrownBy(() -> service.cancelFirmwareUpdate(uid))
                .withMessage("No ProgressCallback available for thing with UID b:t:1.");
    }

    @Test
    void aFailureWithoutATextEndsTheUpdateAndNobodyLearnsOfIt() {
        TranslationProvider noTexts = (TranslationProvider) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TranslationProvider.class}, (proxy, method, args) -> null);
        ProgressCallbackImpl.Services textless = new ProgressCallbackImpl.Services(
                host::post, noTexts, host.services().bundles());
        ProgressCallback callback = new ProgressCallbackImpl(
                new ScriptedHandler(RecordedFirmware.thing("1"), host),
                textless,
                RecordedFirmware.UID,
                RecordedFirmware.firmware("2"),
                Locale.ENGLISH);

        assertThatIllegalArgumentException().isThrownBy(() -> callback.failed("unknown-key"));

        assertThatIllegalStateException().isThrownBy(callback::canceled).withMessage("Update is finished.");
        assertThat(results()).isEmpty();
    }

    @Test
    void aStatusThatManyAskForAtOnceIsPostedOnce() throws Exception {
        ScriptedHandler handler = handler("b:t:1");
        ExecutorService askers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                asked.add(askers.submit(() -> service.getFirmwareStatusInfo(handler.thing.getUID())));
            }
            for (Future<?> one : asked) {
                one.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            askers.shutdownNow();
        }
        observe();
        assertThat(seen).hasSize(1);
    }

    @Test
    void theStatusJobLivesAsLongAsThereAreHandlers() {
        scheduler.setRemoveOnCancelPolicy(true);
        ScriptedHandler one = handler("b:t:1");
        ScriptedHandler other = handler("b:t:2");
        assertThat(scheduler.getQueue()).hasSize(1);

        service.removeFirmwareUpdateHandler(one);
        assertThat(scheduler.getQueue()).hasSize(1);
        service.removeFirmwareUpdateHandler(other);
        assertThat(scheduler.getQueue()).isEmpty();
    }

    @Test
    void theStatusJobLooksAtEveryThingAgainAndAgain() {
        ScriptedHandler broken = handler("b:t:1");
        broken.thing.setProperty(Thing.PROPERTY_FIRMWARE_VERSION, "99999999999");
        ScriptedHandler handler = handler("b:t:2");
        service.lookAtAll();
        await().atMost(BOUND).until(() -> statuses().contains("UPDATE_EXECUTABLE"));

        handler.executable = false;
        service.lookAtAll();

        await().atMost(BOUND).until(() -> statuses().contains("UPDATE_AVAILABLE"));
    }

    @Test
    void ofTwoHandlersOfAThingTheFirstIsAskedUntilItGoes() {
        ScriptedHandler first = handler("b:t:1");
        first.executable = false;
        ScriptedHandler second = handler("b:t:1");
        assertThat(status(RecordedFirmware.UID)).isEqualTo(FirmwareStatus.UPDATE_AVAILABLE);

        service.removeFirmwareUpdateHandler(first);

        assertThat(status(second.thing.getUID())).isEqualTo(FirmwareStatus.UPDATE_EXECUTABLE);
    }

    private ScriptedHandler handler(String uid) {
        Thing thing = ThingBuilder.create(RecordedFirmware.TYPE, new ThingUID(uid))
                .withProperty(Thing.PROPERTY_FIRMWARE_VERSION, "2")
                .build();
        ScriptedHandler handler = new ScriptedHandler(thing, host);
        service.addFirmwareUpdateHandler(handler);
        return handler;
    }

    private FirmwareStatus status(ThingUID uid) {
        return Objects.requireNonNull(service.getFirmwareStatusInfo(uid)).getFirmwareStatus();
    }

    private void block() {
        pass(release);
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Returns when a guarded call that was made after all others has come and gone. */
    private void otherCallsStillRun() {
        CountDownLatch done = new CountDownLatch(1);
        guardedCalls.create(done::countDown, Runnable.class).withAsync().build().run();
        pass(done);
    }

    /** Gives a free thread of the guarded calls every chance to be used. */
    private static void otherPoolsStillRun() {
        CountDownLatch done = new CountDownLatch(1_000);
        for (int i = 0; i < 1_000; i++) {
            ThreadPoolManager.getPool("thingHandler").execute(done::countDown);
        }
        pass(done);
    }

    private void observe() {
        for (JsonElement element : host.take()) {
            seen.add(element.getAsJsonObject());
        }
    }

    private List<String> calls() {
        observe();
        return seen.stream()
                .filter(one -> one.has("handlerCall"))
                .map(one -> one.get("handlerCall").getAsString()
                        + (one.has("version") ? " " + one.get("version").getAsString() : ""))
                .toList();
    }

    private List<String> results() {
        return payloads("FirmwareUpdateResultInfoEvent", "result");
    }

    private List<String> statuses() {
        return payloads("FirmwareStatusInfoEvent", "firmwareStatus");
    }

    private List<String> payloads(String type, String field) {
        observe();
        return seen.stream()
                .filter(one -> one.has("type") && one.get("type").getAsString().equals(type))
                .map(one -> JsonParser.parseString(one.get("payload").getAsString())
                        .getAsJsonObject()
                        .get(field)
                        .getAsString())
                .toList();
    }
}
