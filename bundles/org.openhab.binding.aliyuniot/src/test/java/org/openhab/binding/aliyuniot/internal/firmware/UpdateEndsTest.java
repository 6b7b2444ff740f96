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
package org.openhab.binding.aliyuniot.internal.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.TransportMeans;
import org.openhab.binding.aliyuniot.internal.config.reader.DeviceSettingsReader;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.ota.DeviceOta;
import org.openhab.binding.aliyuniot.link.ota.OtaListener;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.load.ImageLoader;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareInstaller;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareUpdate;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateLimits;
import org.openhab.binding.aliyuniot.link.ota.update.UpdatePlan;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateState;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateSteps;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.binding.firmware.ProgressStep;

/** Whatever is thrown at whichever step of an update, openHAB and the platform hear of one end each, and of the same one. */
@NonNullByDefault({})
@Timeout(300)
class UpdateEndsTest {
    private static final String PRODUCT = "a1B2c3D4e5F";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Where it is thrown. */
    private enum Step {
        REMEMBER_THE_BEGIN(false),
        ASK_ONCE_MORE(false),
        THE_ANSWER(true),
        BEGIN_TO_LOAD(false),
        LOAD(false),
        AFTER_DIGEST_AND_RENAME(false),
        BEGIN_TO_INSTALL(false),
        INSTALL(false),
        WAKE_AN_INSTALLER_THAT_IS_CALLED_OFF(false),
        REMEMBER_WHAT_IS_INSTALLED(true),
        SHOW_HOW_FAR_IT_IS(true),
        TELL_OPENHAB_A_STEP(true),
        TELL_OPENHAB_A_PERCENTAGE(true),
        TELL_OPENHAB_THE_END(true);

        private final boolean success;

        Step(boolean success) {
            this.success = success;
        }
    }

    private final LinkRuntime runtime = new LinkRuntime("test-ends");
    private final List<Device> devices = new ArrayList<>();
    private AliyunIotEmulator cloud;
    private Path folder;

    @BeforeEach
    void startDevices(@TempDir Path temporary) throws Exception {
        folder = temporary;
        List<DeviceDefinition> known = new ArrayList<>();
        for (Step step : Step.values()) {
            for (int kind = 0; kind < Thrown.KINDS.size(); kind++) {
                known.add(new DeviceDefinition(PRODUCT, nameOf(step, kind), SECRET));
            }
        }
        cloud = AliyunIotEmulator.start(EmulatorConfiguration.in(folder.resolve("cloud"))
                .withProduct(new ProductDefinition(PRODUCT, List.of()))
                .withDevices(known));
        for (Step step : Step.values()) {
            for (int kind = 0; kind < Thrown.KINDS.size(); kind++) {
                devices.add(new Device(step, kind));
            }
        }
    }

    @AfterEach
    void stopEverything() {
        devices.forEach(Device::close);
        runtime.close();
        cloud.close();
    }

    private static String nameOf(Step step, int kind) {
        return "device-" + step.ordinal() + "-" + kind;
    }

    @Test
    void everyUpdateEndsOnceOnBothSidesWhateverIsThrown() throws Exception {
        byte[] image = new byte[100_000];
        new Random(5).nextBytes(image);
        await().atMost(PATIENCE).until(() -> devices.stream().allMatch(device -> device.isKnown()));
        long campaign = cloud.firmware()
                .start(FirmwareCampaign.builder(
                                PRODUCT,
                                cloud.firmware()
                                        .addImage(new ByteArrayInputStream(image))
                                        .id(),
                                "2.0.0")
                        .devices(devices.stream().map(device -> device.name).toArray(String[]::new))
                        .overwrite(true)
                        .build());

        for (Device device : devices) {
            device.start();
        }
        for (Device device : devices) {
            device.finished.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            device.update.told().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        await().atMost(PATIENCE)
                .until(() -> cloud.firmware().jobs(campaign).stream()
                        .allMatch(job -> List.of(Status.UPDATED, Status.FAILED).contains(job.status())));
        Map<String, FirmwareJobState> jobs = new ConcurrentHashMap<>();
        cloud.firmware().jobs(campaign).forEach(job -> jobs.put(job.deviceName(), job));
        for (Device device : devices) {
            device.mailbox.execute(device.update::cancel);
            device.mailbox.ask(() -> true);
            device.assertEnds(jobs.get(device.name));
        }
        System.out.printf(
                "%d kinds of Throwable at %d steps: %d updates, %d ends at openHAB, %d at the platform%n",
                Thrown.KINDS.size(),
                Step.values().length,
                devices.size(),
                devices.stream().mapToLong(device -> device.ends.size()).sum(),
                jobs.values().stream().mapToLong(UpdateEndsTest::ends).sum());
    }

    /** Last words of the device: its failure, or its new version. */
    private static long ends(FirmwareJobState job) {
        return job.history().stream()
                .filter(event -> event.status() == Status.FAILED || event.status() == Status.UPDATED)
                .count();
    }

    private final class Device
            implements SessionListener, OtaListener, UpdateSteps, FirmwareUpdate.Listener, ProgressCallback {
        private final LastingMailbox mailbox = new LastingMailbox(runtime);
        private final Step step;
        private final Supplier<Throwable> kind;
        private final String name;
        private final DeviceSettings settings;
        private final DeviceSession session;
        private final DeviceOta ota;
        private final FirmwareFolder images;
        private final CompletableFuture<OtaJob> pushed = new CompletableFuture<>();
        private final CompletableFuture<FirmwareUpdate> finished = new CompletableFuture<>();
        private final CompletionStage<?> known;
        private final List<String> ends = new CopyOnWriteArrayList<>();
        private FirmwareUpdate update;
        private UpdateProgress progress;

        Device(Step step, int number) throws Exception {
            this.step = step;
            kind = Thrown.KINDS.get(number);
            name = nameOf(step, number);
            Configuration configuration = new Configuration(Map.of(
                    "productKey",
                    PRODUCT,
                    "deviceName",
                    name,
                    "deviceSecret",
                    SECRET,
                    "host",
                    "localhost",
                    "protocol",
                    "tcp",
                    "port",
                    cloud.ports().tcp(),
                    "caFile",
                    cloud.caCertificate().toString()));
            settings = DeviceSettingsReader.mqtt(configuration, false, false, question -> null);
            session = new DeviceSession(
                    runtime,
                    settings.identity(),
                    settings.transportFactory(new TransportMeans(
                            runtime, folder.resolve("coap"), new SecretFile(folder.resolve("secrets.json")))),
                    settings.session(),
                    this);
            ota = new DeviceOta(
                    runtime,
                    settings.identity(),
                    session,
                    new AlinkRequests(runtime, settings.identity(), session),
                    this);
            images = new FirmwareStore(folder.resolve("images"), 1_000_000, "test-ends").open(name);
            known = ota.reportVersion(OtaModule.DEFAULT, new FirmwareVersion("1.0.0"));
            session.start();
        }

        boolean isKnown() {
            return known.toCompletableFuture().isDone();
        }

        void start() throws Exception {
            OtaJob job = pushed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            progress = new UpdateProgress(
                    this, ProgressStep.DOWNLOADING, ProgressStep.TRANSFERRING, ProgressStep.UPDATING);
            update = new FirmwareUpdate(
                    runtime,
                    mailbox,
                    this,
                    new UpdatePlan(job, this::install, 70, UpdateLimits.of(PATIENCE, PATIENCE)),
                    ota.begin(OtaModule.DEFAULT),
                    this);
            mailbox.execute(update::start);
        }

        void assertEnds(FirmwareJobState job) {
            String what = step + " " + kind.get().getClass().getSimpleName() + ": " + job.history();
            boolean cancelled = step == Step.WAKE_AN_INSTALLER_THAT_IS_CALLED_OFF;
            // A download takes some exceptions for trouble on the line and goes on, and the JDK cannot hand on the
            // failure
            // of a stage that does not tell what it is; then it is the same end on both sides that counts.
            boolean open = step == Step.LOAD || step == Step.THE_ANSWER;
            boolean success = open ? update.status().state() == UpdateState.SUCCEEDED : step.success;
            String end = cancelled ? "canceled" : success ? "success" : "failed firmware.unexpected";
            assertThat(ends).as(what).containsExactly(end);
            assertThat(update.status().state().isEnd()).as(what).isTrue();
            assertThat(job.status()).as(what).isEqualTo(success ? Status.UPDATED : Status.FAILED);
            assertThat(UpdateEndsTest.ends(job)).as(what).isEqualTo(1);
            assertThat(job.history().stream().filter(event -> event.step().startsWith("-")))
                    .as(what)
                    .hasSize(success ? 0 : 1);
        }

        void close() {
            ota.close();
            session.close();
            images.close();
        }

        private void trip(Step here) {
            if (step == here) {
                throw Thrown.<RuntimeException>sneakily(kind.get());
            }
        }

        // --- the session ---

        @Override
        public void online() {
            ota.online();
        }

        @Override
        public void offline(LinkFailure reason, Duration delay) {}

        @Override
        public void subscriptionsRefused(Set<TopicFilter> refused) {}

        @Override
        public void pushed(OtaJob job) {
            pushed.complete(job);
        }

        @Override
        public void refused(OtaJobRefused refusal) {
            pushed.completeExceptionally(refusal);
        }

        // --- the steps ---

        @Override
        public void begin() {
            trip(Step.REMEMBER_THE_BEGIN);
        }

        @Override
        public CompletionStage<Optional<OtaJob>> pull() {
            trip(Step.ASK_ONCE_MORE);
            return step == Step.THE_ANSWER ? CompletableFuture.failedFuture(kind.get()) : ota.pull(OtaModule.DEFAULT);
        }

        @Override
        public ImageLoader loader(OtaJob job, LongConsumer told) {
            trip(Step.BEGIN_TO_LOAD);
            try {
                return new ImageLoader(
                        new ImageLoader.Line(
                                runtime, ota, DownloadSettings.of(settings.fileTrustAnchors()), this::pull),
                        images,
                        null,
                        job,
                        position -> {
                            trip(position < job.size() ? Step.LOAD : Step.AFTER_DIGEST_AND_RENAME);
                            told.accept(position);
                        });
            } catch (LinkFailure e) {
                throw new IllegalStateException(e);
            }
        }

        private FirmwareVersion install(OtaJob job, List<Path> files, FirmwareInstaller.Ongoing ongoing) {
            trip(Step.BEGIN_TO_INSTALL);
            ongoing.percent(50);
            trip(Step.INSTALL);
            if (step == Step.WAKE_AN_INSTALLER_THAT_IS_CALLED_OFF) {
                CountDownLatch calledOff = new CountDownLatch(1);
                ongoing.onAbort(() -> {
                    calledOff.countDown();
                    trip(Step.WAKE_AN_INSTALLER_THAT_IS_CALLED_OFF);
                });
                mailbox.execute(update::cancel);
                try {
                    calledOff.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return job.version();
        }

        @Override
        public void installed(OtaJob job, FirmwareVersion version) {
            trip(Step.REMEMBER_WHAT_IS_INSTALLED);
        }

        // --- who looks on ---

        @Override
        public void moved(UpdateStatus status) {
            progress.moved(status);
            trip(Step.SHOW_HOW_FAR_IT_IS);
        }

        @Override
        public void finished(FirmwareUpdate over) {
            finished.complete(over);
        }

        @Override
        public void defineSequence(ProgressStep... sequence) {}

        @Override
        public void next() {
            trip(Step.TELL_OPENHAB_A_STEP);
        }

        @Override
        public void update(int percent) {
            trip(Step.TELL_OPENHAB_A_PERCENTAGE);
        }

        // Without @Override: only openHAB itself has it.
        public void pending() {}

        @Override
        public void success() {
            end("success");
        }

        @Override
        public void failed(String key, Object... arguments) {
            end("failed " + key);
        }

        @Override
        public void canceled() {
            end("canceled");
        }

        private void end(String how) {
            ends.add(how);
            trip(Step.TELL_OPENHAB_THE_END);
        }
    }
}
