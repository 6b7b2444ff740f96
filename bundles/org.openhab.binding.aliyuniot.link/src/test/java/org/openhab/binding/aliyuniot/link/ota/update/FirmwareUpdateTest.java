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
package org.openhab.binding.aliyuniot.link.ota.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.WaitingLine;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.ScriptedOta;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.Jobs;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.load.ImageLoader;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.ota.store.Images;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;

/** An update whose image is on the disk already. */
@NonNullByDefault({})
class FirmwareUpdateTest implements UpdateSteps, FirmwareUpdate.Listener {
    /** How many may load at a time. */
    private static final int PLACES = 4;

    private static final Duration LONG = Duration.ofMinutes(10);

    private final byte[] image = Images.random(1000, 5);
    private final OtaJob job = Jobs.of("2.0.0", image);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> remembered = new CopyOnWriteArrayList<>();
    private final CompletableFuture<FirmwareUpdate> finished = new CompletableFuture<>();
    private Optional<OtaJob> fresh = Optional.of(job);
    private ScriptedOta device;
    private FirmwareFolder folder;
    private LastingMailbox mailbox;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        device = new ScriptedOta();
        device.platform.goOnline();
        folder = new FirmwareStore(temporary, 10_000, "test").open("update");
        try (PartialImage partial =
                folder.partial(ImageLoader.expected(job, null).get(0))) {
            partial.append(0, ByteBuffer.wrap(image));
            partial.complete();
        }
        mailbox = new LastingMailbox(device.platform.runtime);
    }

    @AfterEach
    void close() {
        folder.close();
        device.close();
    }

    private FirmwareUpdate update(FirmwareInstaller installer) {
        return new FirmwareUpdate(
                device.platform.runtime,
                mailbox,
                this,
                new UpdatePlan(job, installer, 70, new UpdateLimits(LONG, LONG, LONG, LONG, LONG)),
                device.ota.begin(OtaModule.DEFAULT),
                this);
    }

    private FirmwareUpdate started(FirmwareInstaller installer) {
        FirmwareUpdate update = update(installer);
        mailbox.execute(update::start);
        return update;
    }

    private UpdateStatus end(FirmwareUpdate update) throws Exception {
        assertThat(finished.get(ScriptedPlatform.BOUND.toSeconds(), TimeUnit.SECONDS))
                .isSameAs(update);
        return update.status();
    }

    @Test
    void allGoesWell() throws Exception {
        FirmwareUpdate update = started((wanted, files, ongoing) -> {
            ongoing.percent(50);
            ongoing.restarting();
            return wanted.version();
        });

        device.passUntilSent(ScriptedOta.INFORM, 1);
        assertThat(end(update).state()).isEqualTo(UpdateState.SUCCEEDED);
        assertThat(told)
                .containsSubsequence(
                        "PREPARING 0",
                        "DOWNLOADING 1",
                        "VERIFYING 70",
                        "INSTALLING 70",
                        "INSTALLING 84",
                        "restarting",
                        "REPORTING 99",
                        "SUCCEEDED 99")
                .doesNotHaveDuplicates();
        assertThat(remembered).containsExactly("begun", "installed 2.0.0");
        assertThat(device.params(ScriptedOta.INFORM)).last().asString().contains("2.0.0");
    }

    @Test
    void anotherVersionThanTheWantedOneIsRememberedAndAFailure() throws Exception {
        UpdateStatus end = end(started((wanted, files, ongoing) -> new FirmwareVersion("1.5.0")));

        assertThat(end.state()).isEqualTo(UpdateState.FAILED);
        assertThat(end.failure().reason()).isEqualTo(UpdateFailure.Reason.WRONG_VERSION);
        assertThat(remembered).containsExactly("begun", "installed 1.5.0");
    }

    @Test
    void whatThePlatformDoesNotWantAnyMoreIsDropped() throws Exception {
        fresh = Optional.empty();
        UpdateStatus end = end(started((wanted, files, ongoing) -> wanted.version()));

        assertThat(end.state()).isEqualTo(UpdateState.DROPPED);
        assertThat(end.failure().reason()).isEqualTo(UpdateFailure.Reason.WITHDRAWN);
    }

    @Test
    void itWaitsInTheLineAndIsCalledOffThere() throws Exception {
        List<WaitingLine.Turn> others = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            others.add(device.platform.runtime.downloads().join(Runnable::run, number -> {}, () -> {}));
        }
        FirmwareUpdate update = started((wanted, files, ongoing) -> wanted.version());
        await().atMost(ScriptedPlatform.BOUND).until(() -> update.status().waitsFor() == 1);

        mailbox.execute(update::cancel);

        assertThat(end(update).state()).isEqualTo(UpdateState.CANCELLED);
        assertThat(told).containsExactly("WAITING 0", "CANCELLED 0");
        others.forEach(WaitingLine.Turn::leave);
    }

    @Test
    void anInstallerIsWokenAndNothingOfItIsLeft() throws Exception {
        CompletableFuture<FirmwareInstaller.Ongoing> installing = new CompletableFuture<>();
        CompletableFuture<FirmwareVersion> outcome = new CompletableFuture<>();
        List<String> woken = new CopyOnWriteArrayList<>();
        FirmwareUpdate update = started((wanted, files, ongoing) -> {
            ongoing.onAbort(() -> woken.add("of an earlier step")).run();
            ongoing.onAbort(() -> outcome.completeExceptionally(new IllegalStateException("called off")));
            installing.complete(ongoing);
            return outcome.join();
        });
        installing.get(ScriptedPlatform.BOUND.toSeconds(), TimeUnit.SECONDS);

        mailbox.execute(update::stop);

        assertThat(end(update).state()).isEqualTo(UpdateState.INTERRUPTED);
        assertThat(woken).isEmpty();
        assertThat(device.params(ScriptedOta.PROGRESS)).noneMatch(params -> params.contains("\"-"));
    }

    @Test
    void afterAnEndBeforeItsBeginItStillLeavesEverything() throws Exception {
        FirmwareUpdate update = update((wanted, files, ongoing) -> wanted.version());
        mailbox.execute(() -> {
            update.fail(UpdateFailure.removed());
            update.start();
            update.start();
        });

        assertThat(end(update).state()).isEqualTo(UpdateState.FAILED);
        assertThat(remembered).isEmpty();
    }

    @Override
    public void begin() {
        remembered.add("begun");
    }

    @Override
    public CompletionStage<Optional<OtaJob>> pull() {
        return CompletableFuture.completedFuture(fresh);
    }

    @Override
    public ImageLoader loader(OtaJob wanted, LongConsumer progress) {
        return new ImageLoader(
                new ImageLoader.Line(
                        device.platform.runtime, device.ota, DownloadSettings.of(TrustAnchors.ofRuntime()), this::pull),
                folder,
                null,
                wanted,
                progress);
    }

    @Override
    public void installed(OtaJob wanted, FirmwareVersion version) {
        remembered.add("installed " + version);
    }

    @Override
    public void moved(UpdateStatus status) {
        told.add(status.state() + " " + status.percent());
    }

    @Override
    public void restarting() {
        told.add("restarting");
    }

    @Override
    public void finished(FirmwareUpdate over) {
        finished.complete(over);
    }
}
