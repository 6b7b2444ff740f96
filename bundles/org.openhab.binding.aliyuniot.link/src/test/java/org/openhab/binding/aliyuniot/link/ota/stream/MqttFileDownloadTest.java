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
package org.openhab.binding.aliyuniot.link.ota.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.DOWNLOAD;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.failure;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.get;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.ota.ScriptedOta;
import org.openhab.binding.aliyuniot.link.ota.job.MqttSource;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.transport.Message;

class MqttFileDownloadTest {
    private static final String REPLIES = DOWNLOAD + "_reply";
    private static final MqttSource SOURCE = new MqttSource(1234565, 1);
    private static final int BLOCK = 256;
    private static final Duration NEVER = Duration.ofMinutes(10);

    private final byte[] file = new byte[10 * BLOCK + 7];
    private final ByteArrayOutputStream loaded = new ByteArrayOutputStream();
    private @NonNullByDefault({}) ScriptedOta device;

    @BeforeEach
    void goOnline() throws Exception {
        new Random(7).nextBytes(file);
        open(NEVER, 3);
    }

    private void open(Duration timeout, int tries) throws Exception {
        device = new ScriptedOta(new FileDownloadBounds(BLOCK, timeout, tries, Duration.ZERO), NEVER);
        device.platform.goOnline();
    }

    @AfterEach
    void close() {
        device.close();
    }

    private void take(long offset, ByteBuffer data) {
        assertThat(offset).isEqualTo(loaded.size());
        while (data.hasRemaining()) {
            loaded.write(data.get());
        }
    }

    private MqttFileDownload load() {
        return device.ota.download(SOURCE, file.length, 0, this::take);
    }

    private static JsonObject request(Message message) {
        return JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private static int offset(JsonObject request) {
        return request.getAsJsonObject("params")
                .getAsJsonObject("fileBlock")
                .get("offset")
                .getAsInt();
    }

    /** The right reply to a request. */
    private byte[] reply(JsonObject request) {
        return FileBlockTest.block(request.get("id").getAsString(), file, offset(request), BLOCK);
    }

    private void answer(JsonObject request) {
        device.platform.send(REPLIES, reply(request));
    }

    private void answerAll() {
        device.platform.answering = message -> answer(request(message));
    }

    @Test
    void aFileIsLoadedBlockByBlock() throws Exception {
        answerAll();
        assertThat(get(load().end())).isEqualTo(file.length);
        assertThat(loaded.toByteArray()).isEqualTo(file);
        assertThat(device.sent(DOWNLOAD))
                .extracting(MqttFileDownloadTest::offset)
                .containsExactly(0, 256, 512, 768, 1024, 1280, 1536, 1792, 2048, 2304, 2560);
    }

    @Test
    void requestsAreAsTheChapterSays() {
        load();
        JsonObject request = device.awaitSent(DOWNLOAD, 1).get(0);
        assertThat(request.remove("id").getAsString()).matches("[0-9]{1,10}");
        assertThat(request).isEqualTo(JsonParser.parseString("""
                                {"version":"1.0","params":{"fileInfo":{"streamId":1234565,"fileId":1},
                                 "fileBlock":{"size":256,"offset":0}},"method":"thing.file.download"}"""));
    }

    @Test
    void theFilesTokenIsSentBack() {
        load();
        answer(device.awaitSent(DOWNLOAD, 1).get(0));
        assertThat(device.awaitSent(DOWNLOAD, 2)
                        .get(1)
                        .getAsJsonObject("params")
                        .get("fileToken")
                        .getAsString())
                .isEqualTo("t1");
    }

    @Test
    void aDownloadGoesOnWhereAnotherStopped() throws Exception {
        answerAll();
        loaded.write(file, 0, 300);
        assertThat(get(device.ota.download(SOURCE, file.length, 300, this::take).end()))
                .isEqualTo(file.length);
        assertThat(loaded.toByteArray()).isEqualTo(file);
    }

    @Test
    void nothingIsAskedForAFileThatIsThere() throws Exception {
        assertThat(get(device.ota.download(SOURCE, 10, 10, this::take).end())).isEqualTo(10);
        device.settle();
        assertThat(device.platform.sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 11})
    void thereIsNothingOutsideTheFile(long from) {
        assertThatIllegalArgumentException().isThrownBy(() -> device.ota.download(SOURCE, 10, from, this::take));
    }

    @Test
    void lostBlocksAreAskedForAgain() throws Exception {
        close();
        open(Duration.ofMillis(30), 1000);
        AtomicInteger count = new AtomicInteger();
        device.platform.answering = message -> {
            if (count.incrementAndGet() % 3 == 0) {
                answer(request(message));
            }
        };
        get(load().end());
        assertThat(loaded.toByteArray()).isEqualTo(file);
    }

    @Test
    void repeatedAndReorderedBlocksAreTakenOnce() throws Exception {
        byte[][] last = {new byte[0]};
        device.platform.answering = message -> {
            JsonObject request = request(message);
            String id = request.get("id").getAsString();
            int offset = offset(request);
            // What is to come later, what has been, and what is asked for, twice.
            device.platform.send(
                    REPLIES, FileBlockTest.block(id, file, Math.min(offset + BLOCK, file.length - 1), BLOCK));
            device.platform.send(REPLIES, FileBlockTest.block(id, file, 0, offset == 0 ? 0 : BLOCK));
            device.platform.send(REPLIES, last[0]);
            last[0] = reply(request);
            device.platform.send(REPLIES, last[0]);
            device.platform.send(REPLIES, last[0]);
        };
        get(load().end());
        assertThat(loaded.toByteArray()).isEqualTo(file);
    }

    @Test
    void brokenBlocksAreAskedForAgain() throws Exception {
        AtomicInteger count = new AtomicInteger();
        device.platform.answering = message -> {
            byte[] reply = reply(request(message));
            if (count.incrementAndGet() % 3 != 0) {
                reply[reply.length - 5] ^= 1;
            }
            device.platform.send(REPLIES, reply);
        };
        get(load().end());
        assertThat(loaded.toByteArray()).isEqualTo(file);
    }

    @Test
    void blocksThatAreAlwaysBrokenEndIt() {
        device.platform.answering = message -> {
            byte[] reply = reply(request(message));
            reply[reply.length - 1] ^= 1;
            device.platform.send(REPLIES, reply);
        };
        assertThat(failure(load().end()))
                .isInstanceOfSatisfying(
                        ProtocolFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.MALFORMED_PACKET))
                .hasMessageContaining("3 times");
        assertThat(device.sent(DOWNLOAD)).hasSize(3);
        assertThat(loaded.size()).isZero();
    }

    @Test
    void aBlockThatIsLargerThanAskedForIsBroken() {
        device.platform.answering = message -> device.platform.send(
                REPLIES, FileBlockTest.block(request(message).get("id").getAsString(), file, 0, BLOCK + 1));
        assertThat(failure(load().end())).isInstanceOf(ProtocolFailure.class);
    }

    @Test
    void smallerBlocksDo() throws Exception {
        device.platform.answering = message -> {
            JsonObject request = request(message);
            device.platform.send(
                    REPLIES, FileBlockTest.block(request.get("id").getAsString(), file, offset(request), 100));
        };
        get(load().end());
        assertThat(loaded.toByteArray()).isEqualTo(file);
    }

    @Test
    void silenceEndsInATimeOut() throws Exception {
        close();
        open(Duration.ofMillis(20), 4);
        assertThat(failure(load().end()))
                .isInstanceOfSatisfying(
                        NetworkFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.TIMEOUT))
                .hasMessageContaining("stream 1234565");
        assertThat(device.sent(DOWNLOAD)).hasSize(4);
    }

    @Test
    void aNewConnectionIsAskedAtOnce() throws Exception {
        MqttFileDownload download = load();
        answer(device.awaitSent(DOWNLOAD, 1).get(0));
        device.awaitSent(DOWNLOAD, 2);
        answerAll();
        device.platform.cut();
        get(download.end());
        assertThat(loaded.toByteArray()).isEqualTo(file);
        assertThat(device.sent(DOWNLOAD))
                .extracting(MqttFileDownloadTest::offset)
                .startsWith(0, 256, 256, 512);
    }

    @Test
    void aDownloadWaitsForAConnection() throws Exception {
        close();
        device = new ScriptedOta(new FileDownloadBounds(BLOCK, NEVER, 3, Duration.ZERO), NEVER);
        answerAll();
        MqttFileDownload download = load();
        device.platform.goOnline();
        get(download.end());
        assertThat(loaded.toByteArray()).isEqualTo(file);
    }

    @Test
    void aRefusalEndsIt() {
        device.platform.answering = message -> device.platform.send(
                REPLIES,
                FileBlockTest.frame(
                        "{\"id\":\"" + request(message).get("id").getAsString()
                                + "\",\"code\":6100,\"msg\":\"no such file\"}",
                        new byte[0]));
        assertThat(failure(load().end()))
                .isInstanceOfSatisfying(
                        AlinkRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(6100))
                .hasMessageContaining("no such file");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 6760})
    void aPassingFaultIsTriedAgain(int code) throws Exception {
        close();
        open(Duration.ofMillis(20), 1000);
        AtomicInteger count = new AtomicInteger();
        device.platform.answering = message -> {
            JsonObject request = request(message);
            if (count.incrementAndGet() == 1) {
                device.platform.send(
                        REPLIES,
                        FileBlockTest.frame("{\"id\":" + request.get("id") + ",\"code\":" + code + "}", new byte[0]));
            } else {
                answer(request);
            }
        };
        get(load().end());
        assertThat(loaded.toByteArray()).isEqualTo(file);
    }

    @Test
    void aFileOfAnotherLengthEndsIt() {
        answerAll();
        assertThat(failure(device.ota
                        .download(SOURCE, file.length + 1, 0, this::take)
                        .end()))
                .isInstanceOf(ProtocolFailure.class)
                .hasMessageContaining("2567")
                .hasMessageContaining("2568");
        assertThat(loaded.size()).isZero();
    }

    @Test
    void theSinksFailureEndsIt() throws Exception {
        answerAll();
        IOException full = new IOException("No space left on device");
        MqttFileDownload download = device.ota.download(SOURCE, file.length, 0, (offset, data) -> {
            throw full;
        });
        assertThat(failure(download.end())).isSameAs(full);
        device.settle();
        assertThat(device.sent(DOWNLOAD)).hasSize(1);
    }

    @Test
    void cancellingEndsIt() throws Exception {
        MqttFileDownload download = load();
        JsonObject request = device.awaitSent(DOWNLOAD, 1).get(0);
        download.cancel();
        answer(request);
        device.settle();
        assertThat(download.end().toCompletableFuture().isCompletedExceptionally())
                .isTrue();
        assertThat(failure(download.end().exceptionally(e -> {
                    throw new IllegalStateException(e);
                })))
                .hasRootCauseInstanceOf(CancellationException.class);
        assertThat(loaded.size()).isZero();
        assertThat(device.sent(DOWNLOAD)).hasSize(1);
    }

    @Test
    void theNextBlockIsAskedForWhenTheSinkHasTakenTheLast() throws Exception {
        answerAll();
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        MqttFileDownload download = device.ota.download(SOURCE, file.length, 0, (offset, data) -> {
            called.countDown();
            await(goOn);
            take(offset, data);
        });
        await(called);
        device.settle();
        device.ota.online();
        device.settle();
        assertThat(device.sent(DOWNLOAD)).hasSize(1);
        goOn.countDown();
        get(download.end());
        assertThat(loaded.toByteArray()).isEqualTo(file);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(ScriptedPlatform.BOUND.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("Nobody came");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void twoDownloadsDoNotMeet() throws Exception {
        byte[] other = Arrays.copyOf(new byte[] {1, 2, 3}, 5 * BLOCK);
        ByteArrayOutputStream otherLoaded = new ByteArrayOutputStream();
        device.platform.answering = message -> {
            JsonObject request = request(message);
            boolean first = request.getAsJsonObject("params")
                            .getAsJsonObject("fileInfo")
                            .get("fileId")
                            .getAsInt()
                    == 1;
            device.platform.send(
                    REPLIES,
                    FileBlockTest.block(request.get("id").getAsString(), first ? file : other, offset(request), BLOCK));
        };
        MqttFileDownload second = device.ota.download(new MqttSource(1234565, 2), other.length, 0, (offset, data) -> {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            otherLoaded.write(bytes);
        });
        get(load().end());
        get(second.end());
        assertThat(loaded.toByteArray()).isEqualTo(file);
        assertThat(otherLoaded.toByteArray()).isEqualTo(other);
    }

    @Test
    void whateverComesBetweenIsLeftOut() throws Exception {
        MqttFileDownload download = load();
        for (int i = 1; i <= 11; i++) {
            JsonObject request = device.awaitSent(DOWNLOAD, i).get(i - 1);
            List<String> strangers =
                    List.of("x", "-1", "4294967296", request.get("id").getAsString() + "0");
            int at = i;
            Random random = new Random(i);
            for (int j = 0; j < 50; j++) {
                byte[] frame = FileBlockTest.block(
                        strangers.get(random.nextInt(strangers.size())), file, (at - 1) * BLOCK, BLOCK);
                device.platform.send(REPLIES, Arrays.copyOf(frame, random.nextInt(frame.length + 1)));
                device.platform.send(REPLIES, Fuzz.broken(random, Fuzz.text(random, 60)));
            }
            answer(request);
        }
        get(download.end());
        assertThat(loaded.toByteArray()).isEqualTo(file);
        assertThat(device.platform.session.state()).isEqualTo(SessionState.ONLINE);
    }
}
