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
package org.openhab.binding.aliyuniot.link.ota.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.ScriptedOta;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.job.Jobs;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.ota.store.Images;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;
import org.openhab.binding.aliyuniot.link.ota.stream.FileBlockTest;
import org.openhab.binding.aliyuniot.link.ota.stream.FileDownloadBounds;

@NonNullByDefault({})
class ImageLoaderTest {
    private static final int BLOCK = 256;
    private static final Duration NEVER = Duration.ofMinutes(10);

    private final byte[] first = Images.random(700, 1);
    private final byte[] second = Images.random(300, 2);
    private final OtaJob job = Jobs.of("2.0.0", first, second);
    private final List<Long> positions = new ArrayList<>();
    private ScriptedOta device;
    private FirmwareFolder folder;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        device = new ScriptedOta(new FileDownloadBounds(BLOCK, NEVER, 3, Duration.ZERO), NEVER);
        device.platform.goOnline();
        folder = new FirmwareStore(temporary, 1_000, "test").open("loader");
    }

    @AfterEach
    void close() {
        folder.close();
        device.close();
    }

    private ImageLoader loader() {
        return new ImageLoader(
                new ImageLoader.Line(
                        device.platform.runtime,
                        device.ota,
                        DownloadSettings.of(TrustAnchors.ofRuntime()),
                        () -> CompletableFuture.completedFuture(Optional.of(job))),
                folder,
                null,
                job,
                positions::add);
    }

    /** Has the platform answer each request with the right block of a file of this content. */
    private void serve(byte[] one, byte[] other) {
        device.platform.answering = message -> {
            JsonObject request = JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            JsonObject params = request.getAsJsonObject("params");
            int id = params.getAsJsonObject("fileInfo").get("fileId").getAsInt();
            int offset = params.getAsJsonObject("fileBlock").get("offset").getAsInt();
            device.platform.send(
                    ScriptedOta.DOWNLOAD + "_reply",
                    FileBlockTest.block(request.get("id").getAsString(), id == 1 ? one : other, offset, BLOCK));
        };
    }

    @Test
    void theFilesOfAPackageAreLoadedInTheirOrder() throws Exception {
        serve(first, second);

        List<Path> files = loader().load();

        assertThat(Files.readAllBytes(files.get(0))).isEqualTo(first);
        assertThat(Files.readAllBytes(files.get(1))).isEqualTo(second);
        assertThat(positions).isSorted().last().isEqualTo(job.size());
    }

    @Test
    void whatIsHereIsNotLoadedAgain() throws Exception {
        serve(first, second);
        loader().load();
        int requests = device.sent(ScriptedOta.DOWNLOAD).size();
        positions.clear();

        assertThat(loader().load()).hasSize(2);

        assertThat(device.sent(ScriptedOta.DOWNLOAD)).hasSize(requests);
        assertThat(positions).containsExactly(700L, 1000L);
    }

    @Test
    void itGoesOnWhereAnEarlierTryHasComeTo() throws Exception {
        try (PartialImage image = folder.partial(ImageLoader.expected(job, null).get(0))) {
            image.append(0, ByteBuffer.wrap(first, 0, BLOCK));
        }
        serve(first, second);

        loader().load();

        assertThat(device.sent(ScriptedOta.DOWNLOAD))
                .filteredOn(request -> request.toString().contains("\"fileId\":1,")
                        || request.toString().contains("\"fileId\":1}"))
                .noneMatch(request -> request.toString().contains("\"offset\":0}"));
    }

    @Test
    void anotherImageThanThePlatformHasAnnouncedIsNoneOfIts() {
        serve(Images.random(700, 3), second);

        FirmwareFailure failure = catchThrowableOfType(FirmwareFailure.class, () -> loader().load());

        assertThat(failure.reason()).isEqualTo(FirmwareFailure.Reason.DIGEST);
    }

    @Test
    void calledOffItEndsBeforeItBeginsOrInTheMiddle() {
        ImageLoader early = loader();
        early.abort();
        assertThat(catchThrowableOfType(FirmwareFailure.class, early::load).reason())
                .isEqualTo(FirmwareFailure.Reason.CANCELLED);
        assertThat(device.sent(ScriptedOta.DOWNLOAD)).isEmpty();

        ImageLoader running = loader();
        device.platform.answering = message -> running.abort();
        assertThat(catchThrowableOfType(FirmwareFailure.class, running::load).reason())
                .isEqualTo(FirmwareFailure.Reason.CANCELLED);
    }

    @Test
    void aClosedDeviceFailsTheDownload() {
        device.ota.close();

        FirmwareFailure failure = catchThrowableOfType(FirmwareFailure.class, () -> loader().load());

        assertThat(failure.reason()).isEqualTo(FirmwareFailure.Reason.STREAM);
        assertThat(failure).hasMessageContaining("did not come over MQTT");
    }
}
