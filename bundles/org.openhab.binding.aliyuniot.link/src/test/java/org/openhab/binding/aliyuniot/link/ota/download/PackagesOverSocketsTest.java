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
package org.openhab.binding.aliyuniot.link.ota.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.EmulatedDevice.BOUND;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareDelivery;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.DeviceOta;
import org.openhab.binding.aliyuniot.link.ota.OtaListener;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.HttpsSource;
import org.openhab.binding.aliyuniot.link.ota.job.MqttSource;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFile;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.store.ExpectedImage;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.ota.store.Images;
import org.openhab.binding.aliyuniot.link.ota.store.OtaPublicKey;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;

/** Packages of every kind on the whole way, from the campaign to the verified files. */
@NonNullByDefault({})
class PackagesOverSocketsTest {
    private static final byte[] BOOT = Images.random(50_001, 1);
    private static final byte[] ROOT = Images.random(700_002, 2);
    private static final FirmwareVersion SOURCE = new FirmwareVersion("1.0.0");

    @TempDir
    Path folder;

    private final List<OtaJob> pushed = new CopyOnWriteArrayList<>();
    private final List<OtaJobRefused> refused = new CopyOnWriteArrayList<>();
    private EmulatedDevice device;
    private AlinkRequests requests;
    private DeviceOta ota;
    private FirmwareFolder own;

    @BeforeEach
    void open() throws Exception {
        device = new EmulatedDevice(folder.resolve("emulator"), Duration.ofMillis(50));
        requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
        ota = new DeviceOta(device.runtime, EmulatedDevice.IDENTITY, device.session, requests, new OtaListener() {
            @Override
            public void pushed(OtaJob job) {
                pushed.add(job);
            }

            @Override
            public void refused(OtaJobRefused refusal) {
                refused.add(refusal);
            }
        });
        device.whenOnline = ota::online;
        own = new FirmwareStore(folder.resolve("store"), 10_000_000, "packages").open("thing");
        device.goOnline();
        get(ota.reportVersion(OtaModule.DEFAULT, SOURCE));
    }

    @AfterEach
    void close() {
        own.close();
        ota.close();
        requests.close();
        device.close();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private String upload(byte[] image) throws Exception {
        return device.emulator
                .firmware()
                .addImage(new ByteArrayInputStream(image))
                .id();
    }

    /** A campaign that replaces what the device is to do. */
    private static FirmwareCampaign.Builder campaign(String image) {
        return FirmwareCampaign.builder("a1Abc123Def", image, "2.0.0")
                .sourceVersions(SOURCE.text())
                .devices("dev001")
                .urlSeconds(600)
                .overwrite(true);
    }

    private OtaJob pushed(FirmwareCampaign.Builder campaign) {
        device.emulator.firmware().start(campaign.build());
        await().atMost(BOUND).until(() -> !pushed.isEmpty());
        return pushed.get(0);
    }

    private FirmwareCampaign.Builder bootAndRoot(boolean signed) throws Exception {
        return campaign("")
                .files(List.of(
                        new FirmwareDelivery.File("boot.bin", upload(BOOT)),
                        new FirmwareDelivery.File("root.bin", upload(ROOT))))
                .digestSigned(signed);
    }

    private List<Path> load(OtaJob job, Optional<OtaPublicKey> key) throws Exception {
        List<Path> files = new ArrayList<>();
        for (OtaFile file : job.files()) {
            ExpectedImage expected = key.isEmpty()
                    ? new ExpectedImage(file.size(), file.digests())
                    : new ExpectedImage(file.size(), file.digests(), key.get().signature(file.digestSign()));
            try (PartialImage image = own.partial(expected)) {
                files.add(
                        file.source() instanceof HttpsSource https
                                ? overHttps(https.uri(), image)
                                : overMqtt((MqttSource) file.source(), image));
            }
        }
        return files;
    }

    private Path overHttps(URI url, PartialImage image) throws Exception {
        DownloadSettings settings = DownloadSettings.of(TrustAnchors.ofFile(device.emulator.caCertificate()));
        return new FirmwareDownload(
                        device.runtime,
                        settings,
                        () -> ota.pull(OtaModule.DEFAULT)
                                .thenApply(job -> ((HttpsSource)
                                                job.orElseThrow().files().get(0).source())
                                        .uri()),
                        position -> {})
                .run(url, image);
    }

    private Path overMqtt(MqttSource source, PartialImage image) throws Exception {
        get(ota.download(source, image.size(), image.position(), image::append).end());
        return image.complete();
    }

    private OtaPublicKey key() {
        return OtaPublicKey.of(device.emulator.firmware().publicKey());
    }

    @Test
    void aPackageOfSeveralFilesComesOverHttps() throws Exception {
        OtaJob job = pushed(bootAndRoot(false));

        assertThat(job.files()).extracting(OtaFile::name).containsExactly("boot.bin", "root.bin");
        assertThat(job.size()).isEqualTo(BOOT.length + ROOT.length);
        List<Path> files = load(job, Optional.empty());
        assertThat(files.get(0)).hasBinaryContent(BOOT);
        assertThat(files.get(1)).hasBinaryContent(ROOT);
    }

    @Test
    void aPackageOfSeveralFilesComesOverMqtt() throws Exception {
        List<Path> files = load(pushed(bootAndRoot(true).mqtt(true)), Optional.of(key()));

        assertThat(files.get(0)).hasBinaryContent(BOOT);
        assertThat(files.get(1)).hasBinaryContent(ROOT);
    }

    @Test
    void anImageThatThePlatformHasSignedIsTaken() throws Exception {
        OtaJob job = pushed(campaign(upload(ROOT)).digestSigned(true));

        assertThat(load(job, Optional.of(key())))
                .singleElement()
                .satisfies(file -> assertThat(file).hasBinaryContent(ROOT));
    }

    @Test
    void anImageThatIsSignedWronglyIsNotTaken() throws Exception {
        device.emulator.faults().addForAll(Fault.of(Fault.Kind.WRONG_SIGNATURE, 1));
        OtaJob job = pushed(campaign(upload(ROOT)).digestSigned(true));

        assertThatExceptionOfType(FirmwareFailure.class)
                .isThrownBy(() -> load(job, Optional.of(key())))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(FirmwareFailure.Reason.SIGNATURE));
    }

    @Test
    void anImageWithoutSignatureIsNotTakenWhereAKeyIsConfigured() throws Exception {
        OtaJob job = pushed(campaign(upload(ROOT)));

        assertThatExceptionOfType(FirmwareFailure.class)
                .isThrownBy(() -> load(job, Optional.of(key())))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(FirmwareFailure.Reason.SIGNATURE));
    }

    @Test
    void aDifferenceIsKnownAsOne() throws Exception {
        OtaJob job = pushed(campaign(upload(BOOT)).differential(true));

        assertThat(job.differential()).isTrue();
        assertThat(load(job, Optional.empty()))
                .singleElement()
                .satisfies(file -> assertThat(file).hasBinaryContent(BOOT));
        assertThat(refused).isEmpty();
    }
}
