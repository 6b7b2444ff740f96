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
package org.openhab.binding.aliyuniot.link.ota.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.ScriptedOta;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.Jobs;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.load.ImageLoader;
import org.openhab.binding.aliyuniot.link.ota.module.ModuleState.Line;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareMemory;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareInstaller;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateListener;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateState;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;
import org.openhab.binding.aliyuniot.link.transport.Message;

/** From a push to the version, on a real disk and a session whose platform is silent. */
@NonNullByDefault({})
class FirmwareModuleTest implements ModuleListener {
    private static final FirmwareVersion OLD = new FirmwareVersion("1.0.0");
    private static final FirmwareVersion NEW = new FirmwareVersion("2.0.0");
    private static final byte[] IMAGE = {1, 2, 3};

    private final OtaJob job = Jobs.of("2.0.0", IMAGE);
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<UpdateState> states = new CopyOnWriteArrayList<>();
    private FirmwareInstaller installer = (wanted, files, ongoing) -> wanted.version();

    @TempDir
    Path folder;

    private AlinkRequests requests;
    private DeviceFirmware device;
    private FirmwareModule module;

    @BeforeEach
    void open() throws Exception {
        requests = new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
        device = new DeviceFirmware(
                platform.runtime, ScriptedPlatform.IDENTITY, platform.session, requests, TrustAnchors.ofRuntime());
        platform.whenOnline = device::online;
        platform.answering = this::answerNoQuery;
        module = module();
    }

    @AfterEach
    void close() {
        module.close();
        await().atMost(ScriptedPlatform.BOUND).until(() -> module.state().line() == Line.CLOSED);
        device.close();
        requests.close();
        platform.close();
    }

    /** A question for the job, in either way, is answered at once, if only with an error, so that no update waits. */
    private void answerNoQuery(Message message) {
        String topic = message.topic().value();
        boolean isOld = topic.startsWith("/ota/device/request/");
        if (isOld || topic.endsWith("/thing/ota/firmware/get")) {
            JsonElement id = JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .get("id");
            platform.send(isOld ? topic : topic + "_reply", "{\"id\":" + id + ",\"code\":500,\"data\":{}}");
        }
    }

    private FirmwareModule module() {
        return new FirmwareModule(
                platform.runtime,
                new FirmwareMemory.Place(folder, "test", "thing"),
                OtaModule.DEFAULT,
                settings(OLD),
                this);
    }

    private UpdateSettings settings(FirmwareVersion version) {
        UpdateSettings plain = ModuleDesk.settings(false);
        return new UpdateSettings(
                version,
                plain.maxImageBytes(),
                null,
                false,
                null,
                plain.limits(),
                plain.downloads(),
                joined -> (wanted, files, ongoing) -> installer.install(wanted, files, ongoing));
    }

    private String owner() {
        return "thing " + ScriptedPlatform.IDENTITY;
    }

    /** Puts the image on the disk before anybody asks for it. */
    private void loadImage() throws Exception {
        try (FirmwareFolder own = new FirmwareStore(folder, 1000, "test").open("thing", owner());
                PartialImage image = own.partial(ImageLoader.expected(job, null).get(0))) {
            image.append(0, ByteBuffer.wrap(IMAGE));
            image.complete();
        }
    }

    private void joinOnline() {
        module.join(device);
        platform.goOnline();
        await().atMost(ScriptedPlatform.BOUND).until(() -> module.state().line() == Line.ONLINE);
    }

    private void offer() {
        module.pushed(job);
        await().atMost(ScriptedPlatform.BOUND).until(() -> module.state().isExecutable());
    }

    @Test
    void aPushedJobIsOfferedInstalledAndReported() throws Exception {
        loadImage();
        joinOnline();
        offer();
        assertThat(module.state().installed()).isEqualTo(OLD);

        module.begin(job, UpdateListener.NONE);

        await().atMost(ScriptedPlatform.BOUND)
                .until(() -> module.state().record().runs(NEW) && module.state().update() == null);
        assertThat(states).last().isEqualTo(UpdateState.SUCCEEDED);
        assertThat(module.state().job()).isNull();
        assertThat(platform.sentPayloads()).anyMatch(payload -> payload.contains("\"version\":\"2.0.0\""));
    }

    @Test
    void whatComesBeforeTheRecordIsReadWaitsForThat() {
        module.pushed(job);
        module.reportVersion(OLD);
        assertThat(module.state().line()).isEqualTo(Line.NOT_READY);

        joinOnline();

        assertThat(module.state().job()).isEqualTo(job);
    }

    @Test
    void anInterruptedUpdateGoesOnWithTheNextOneOnTheSameFolder() throws Exception {
        loadImage();
        CompletableFuture<FirmwareVersion> never = new CompletableFuture<>();
        CompletableFuture<Object> installing = new CompletableFuture<>();
        installer = (wanted, files, ongoing) -> {
            ongoing.onAbort(() -> never.complete(OLD));
            installing.complete(this);
            return never.join();
        };
        joinOnline();
        offer();
        module.begin(job, UpdateListener.NONE);
        installing.get(ScriptedPlatform.BOUND.toSeconds(), TimeUnit.SECONDS);

        module.close();
        installer = (wanted, files, ongoing) -> wanted.version();
        module = module();
        module.join(device);

        await().atMost(ScriptedPlatform.BOUND)
                .until(() -> module.state().record().runs(NEW) && module.state().update() == null);
        assertThat(states).contains(UpdateState.INTERRUPTED).last().isEqualTo(UpdateState.SUCCEEDED);
    }

    @Test
    void theEndOfAnUpdateIsRememberedAndTheFolderFreeAlsoIfTheRuntimeIsClosed() throws Exception {
        loadImage();
        CompletableFuture<FirmwareVersion> held = new CompletableFuture<>();
        CompletableFuture<Object> installing = new CompletableFuture<>();
        installer = (wanted, files, ongoing) -> {
            installing.complete(this);
            return held.join();
        };
        joinOnline();
        offer();
        module.begin(job, UpdateListener.NONE);
        installing.get(ScriptedPlatform.BOUND.toSeconds(), TimeUnit.SECONDS);

        module.close();
        platform.runtime.close();
        held.complete(NEW);

        await().atMost(ScriptedPlatform.BOUND).until(() -> {
            try (FirmwareFolder own = new FirmwareStore(folder, 1000, "test").open("thing", owner())) {
                return FirmwareRecord.of(own.job().orElseThrow()).started();
            } catch (FirmwareFailure e) {
                return false;
            }
        });
    }

    @Test
    void nothingIsLeftOfAModuleThatIsRemoved() throws Exception {
        joinOnline();
        offer();

        ScriptedOta.get(module.remove());
        module.close();

        await().atMost(ScriptedPlatform.BOUND).until(() -> {
            try (var files = Files.walk(folder)) {
                return files.noneMatch(Files::isRegularFile);
            }
        });
    }

    @Test
    void withoutASessionNobodyIsAskedAndNothingBegins() {
        assertThat(catchThrowable(() -> ScriptedOta.get(module.check()))).hasMessageContaining("not started yet");
        List<UpdateStatus> told = new CopyOnWriteArrayList<>();
        module.begin(job, told::add);
        module.cancel();

        await().atMost(ScriptedPlatform.BOUND).until(() -> !told.isEmpty());
        assertThat(told.get(0).failure().reason()).isEqualTo(UpdateFailure.Reason.NOT_READY);
    }

    @Test
    void anotherConfiguredVersionIsReportedAndDropsTheJob() {
        joinOnline();
        offer();

        module.change(settings(new FirmwareVersion("1.5.0")));

        await().atMost(ScriptedPlatform.BOUND)
                .until(() -> module.state().record().runs(new FirmwareVersion("1.5.0")));
        assertThat(module.state().job()).isNull();
        await().atMost(ScriptedPlatform.BOUND)
                .until(() -> platform.sentPayloads().stream().anyMatch(payload -> payload.contains("1.5.0")));
    }

    @Override
    public void changed(ModuleState now) {}

    @Override
    public void executableMayDiffer() {}

    @Override
    public void remark(UpdateFailure refused) {}

    @Override
    public void startIsDue() {}

    @Override
    public void moved(UpdateStatus status) {
        states.add(status.state());
    }
}
