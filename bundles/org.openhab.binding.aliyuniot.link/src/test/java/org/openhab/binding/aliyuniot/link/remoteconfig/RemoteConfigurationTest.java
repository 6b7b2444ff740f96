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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.cloud.CloudRemoteConfig;
import org.openhab.aliyuniot.emulator.fault.AlinkFault;
import org.openhab.aliyuniot.emulator.fault.DownloadFault;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/** Configurations over sockets, from the emulator and its file server. */
@NonNullByDefault({})
class RemoteConfigurationTest {
    private static final String PRODUCT = EmulatedDevice.IDENTITY.productKey().value();
    private static final String PUSH = "/sys/" + PRODUCT + "/dev001/thing/config/push";

    @TempDir
    Path folder;

    private final RecordingConfigListener listener = new RecordingConfigListener();
    private EmulatedDevice device;
    private AlinkRequests requests;
    private ConfigStore store;
    private RemoteConfiguration config;
    private CloudRemoteConfig cloud;

    @BeforeEach
    void open() throws Exception {
        device = new EmulatedDevice(folder.resolve("cloud"), Duration.ofMillis(100));
        requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
        device.whenOffline = requests::offline;
        store = new ConfigStore(folder.resolve("config"), "aliyuniot:device:../lamp", "remote-config");
        cloud = device.emulator.remoteConfig(PRODUCT);
        config = opened();
        config.receivePushes();
        device.goOnline();
    }

    private RemoteConfiguration opened() throws Exception {
        return new RemoteConfiguration(
                device.runtime,
                EmulatedDevice.IDENTITY,
                device.session,
                requests,
                store,
                new DownloadSettings(
                        TrustAnchors.ofFile(device.emulator.caCertificate()),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(1),
                        6,
                        Duration.ofMillis(20),
                        Duration.ofMillis(100)),
                listener);
    }

    @AfterEach
    void close() {
        config.close();
        requests.close();
        device.close();
    }

    private StoredConfig got() {
        return config.get()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private ConfigFailure refused() {
        try {
            throw new AssertionError("There is " + got());
        } catch (CompletionException e) {
            return (ConfigFailure) LinkFailure.causeOf(e);
        }
    }

    /** Why it has ended; nothing if it has not failed. */
    private static Optional<ConfigFailure.Reason> reasonOf(CompletableFuture<StoredConfig> loading) {
        return loading.handle((stored, failure) ->
                        Optional.ofNullable(failure).map(why -> ((ConfigFailure) LinkFailure.causeOf(why)).reason()))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static String file(int size) {
        return "{\"text\":\"" + "x".repeat(size - 11) + "\"}";
    }

    private void assertThatTheFileIs(String json) throws Exception {
        assertThat(store.path()).hasContent(json);
        assertThat(store.path())
                .isEqualTo(folder.resolve("config")
                        .toAbsolutePath()
                        .resolve(store.path().getParent().getFileName())
                        .resolve("configuration.json"));
        assertThat(Files.getPosixFilePermissions(store.path().getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        // That somebody was told is noted behind the telling.
        await().atMost(EmulatedDevice.BOUND)
                .untilAsserted(
                        () -> assertThat(names()).containsExactlyInAnyOrder("configuration.json", "job.json", "lock"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(store.path().getParent())) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @EnumSource(DigestMethod.class)
    void whatIsAskedForComesToTheDisk(DigestMethod method) throws Exception {
        cloud.sign(method);
        String json = file(64 * 1024);
        String id = String.valueOf(cloud.save(json).configId());

        StoredConfig stored = got();

        assertThat(stored).isEqualTo(new StoredConfig(id, store.path(), json.length(), true));
        assertThat(listener.next()).isEqualTo("arrived " + id + " " + json.length());
        assertThatTheFileIs(json);
        assertThat(got().fresh()).as("the same once more").isFalse();
        assertThat(listener.told).as("what is known is told of once").isEmpty();
    }

    @Test
    void whatIsPushedIsAnsweredAndLoadedAndToldOfEachTime() throws Exception {
        String id = cloud.save("{\"a\":1}").configId();
        for (int i = 0; i < 2; i++) {
            assertThat(cloud.push()).isEqualTo(1);
            assertThat(listener.next()).isEqualTo("arrived " + id + " 7");
        }
        await().atMost(EmulatedDevice.BOUND)
                .until(() -> device.arrived(PUSH + "_reply").size() == 2);
        assertThat(device.arrived(PUSH + "_reply"))
                .allMatch(answer -> answer.matches("\\{\"id\":\"\\d+\",\"code\":200,\"data\":\\{}}"));
        assertThatTheFileIs("{\"a\":1}");

        String newer = cloud.save("{\"a\":22}").configId();
        cloud.push("dev001");
        assertThat(listener.next()).isEqualTo("arrived " + newer + " 8");
        assertThatTheFileIs("{\"a\":22}");
    }

    @Test
    void theNewestWinsAndEachEndsOnce() throws Exception {
        cloud.save(file(40_000));
        device.emulator.faults().add(PRODUCT, "dev001", new DownloadFault.Slow(2, 1_000));
        var first = config.get().toCompletableFuture();
        await().atMost(EmulatedDevice.BOUND)
                .until(() -> Files.exists(store.path().getParent()));
        cloud.save(file(30_000));
        var second = config.get().toCompletableFuture();
        await().atMost(EmulatedDevice.BOUND)
                .until(() -> device.arrived("/sys/" + PRODUCT + "/dev001/thing/config/get")
                                .size()
                        == 2);
        device.emulator.faults().removeAll();
        String newest = cloud.save(file(20_000)).configId();
        cloud.push();

        assertThat(listener.next()).isEqualTo("arrived " + newest + " 20000");
        for (var older : List.of(first, second)) {
            assertThat(reasonOf(older)).contains(ConfigFailure.Reason.SUPERSEDED);
        }
        assertThat(listener.told).isEmpty();
        assertThatTheFileIs(file(20_000));
    }

    @Test
    void codesOfThePlatformSayWhatHelps() {
        assertThat(refused().reason()).isEqualTo(ConfigFailure.Reason.NONE);
        cloud.save("{}");
        cloud.setEnabled(false);
        assertThat(refused().reason()).isEqualTo(ConfigFailure.Reason.SWITCHED_OFF);
        cloud.setEnabled(true);
        for (int code : new int[] {460, 500, 429}) {
            device.emulator.faults().add(PRODUCT, "dev001", new AlinkFault.RefuseAlink(1, "thing/config/get", code));
            assertThat(refused())
                    .hasMessageContaining("code " + code)
                    .satisfies(failure -> assertThat(failure.reason()).isEqualTo(ConfigFailure.Reason.REFUSED));
        }
        assertThat(got().fresh()).isTrue();
    }

    @Test
    void aReplyThatNeverComesEndsTheQuestion() {
        cloud.save("{}");
        device.emulator.faults().add(PRODUCT, "dev001", new AlinkFault.LoseReply(1, "thing/config/get"));
        assertThat(refused().reason()).isEqualTo(ConfigFailure.Reason.NO_REPLY);
        device.keepOffline();
        assertThat(refused().reason()).isEqualTo(ConfigFailure.Reason.NO_REPLY);
    }

    @Test
    void brokenAndSlowLinesAndRefusedAddressesAreMetWithFurtherTries() throws Exception {
        String json = file(60_000);
        cloud.save(json);
        device.emulator.faults().add(PRODUCT, "dev001", new DownloadFault.Status(2, 403));
        assertThat(got().fresh()).isTrue();
        cloud.save(json + " ");
        device.emulator.faults().add(PRODUCT, "dev001", new DownloadFault.Status(1, 503));
        got();
        cloud.save(json + "  ");
        device.emulator.faults().add(PRODUCT, "dev001", new DownloadFault.Cut(4, 10_000));
        got();
        assertThatTheFileIs(json + "  ");
        cloud.save(json + "   ");
        device.emulator.faults().add(PRODUCT, "dev001", new DownloadFault.Slow(1, 30_000));
        got();
        assertThatTheFileIs(json + "   ");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 400})
    void aServerThatHasNoSuchFileIsToldOf(int status) throws Exception {
        String id = cloud.save("{}").configId();
        device.emulator.faults().add(PRODUCT, "dev001", new DownloadFault.Status(1, status));
        assertThat(refused())
                .hasMessageContaining("HTTP " + status)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("Signature"));
        assertThat(listener.next()).startsWith("failed " + id);
        assertThat(store.path()).doesNotExist();
        assertThat(got().fresh()).as("another try").isTrue();
    }

    @Test
    void aServerThatNeverEndsGivesNoMoreThanIsAnnounced() {
        String json = file(1000);
        cloud.save(json);
        device.emulator.faults().add(PRODUCT, "dev001", Fault.of(Fault.Kind.DOWNLOAD_ENDLESS, 1));
        assertThat(refused().reason()).isEqualTo(ConfigFailure.Reason.DOWNLOAD);
        assertThat(store.path()).doesNotExist();
    }

    @Test
    void aFileWithAnotherDigestOrSizeIsNotKept() throws Exception {
        cloud.save("{\"b\":2}");
        cloud.push();
        listener.next();
        JsonObject params = told();
        params.addProperty("configId", "forged");
        params.addProperty("sign", "00".repeat(32));
        device.send(PUSH, "{\"id\":\"1\",\"params\":" + params + "}");
        assertThat(listener.next()).startsWith("failed forged");
        params.addProperty("configId", "forged2");
        params.addProperty("configSize", 6);
        device.send(PUSH, "{\"id\":\"2\",\"params\":" + params + "}");
        assertThat(listener.next()).startsWith("failed forged2");
        assertThat(store.path()).hasContent("{\"b\":2}");
    }

    /** What the platform tells now, as a device that asks for itself hears it. */
    private JsonObject told() throws Exception {
        JsonObject ask = new JsonObject();
        ask.addProperty("configScope", "product");
        ask.addProperty("getType", "file");
        return requests.request(SystemTopic.CONFIG_GET, ask)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .data()
                .getAsJsonObject();
    }

    @Test
    void whatIsUnderWayEndsWithTheDevice() {
        cloud.save(file(40_000));
        device.emulator.faults().add(PRODUCT, "dev001", new DownloadFault.Slow(1, 2_000));
        var loading = config.get().toCompletableFuture();
        await().atMost(EmulatedDevice.BOUND)
                .until(() -> Files.exists(store.path().getParent()));
        config.close();
        assertThat(reasonOf(loading)).contains(ConfigFailure.Reason.CLOSED);
        assertThat(listener.told).isEmpty();
    }
}
