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
package org.openhab.binding.aliyuniot.link.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.upload.ScriptedUploads.BLOCK;
import static org.openhab.binding.aliyuniot.link.upload.ScriptedUploads.CANCEL;
import static org.openhab.binding.aliyuniot.link.upload.ScriptedUploads.INIT;
import static org.openhab.binding.aliyuniot.link.upload.ScriptedUploads.NEVER;
import static org.openhab.binding.aliyuniot.link.upload.ScriptedUploads.SEND;
import static org.openhab.binding.aliyuniot.link.upload.ScriptedUploads.failure;
import static org.openhab.binding.aliyuniot.link.upload.ScriptedUploads.get;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.alink.AlinkFrame;
import org.openhab.binding.aliyuniot.link.upload.ScriptedUploads.Request;
import org.openhab.binding.aliyuniot.link.upload.ScriptedUploads.Source;

class FileUploadsTest {
    private static final UploadName NAME = new UploadName("a.log");
    private static final String OK = "\"code\":200,\"data\":{\"uploadId\":\"u1\"}";

    private final byte[] file = new byte[10 * BLOCK + 7];
    private final Source source = new Source(file);
    private @NonNullByDefault({}) ScriptedUploads device;

    @BeforeEach
    void goOnline() throws Exception {
        new Random(7).nextBytes(file);
        open(NEVER, 3);
    }

    private void open(Duration timeout, int tries) throws Exception {
        device = new ScriptedUploads(timeout, tries);
        device.platform.goOnline();
    }

    private void reopen(Duration timeout, int tries) throws Exception {
        device.close();
        open(timeout, tries);
    }

    @AfterEach
    void close() {
        device.close();
    }

    private FileUpload upload(ConflictStrategy strategy) throws UploadFailure {
        return device.uploads.start(NAME, source, strategy);
    }

    private static String took(Request request) {
        return "\"code\":200,\"data\":{\"uploadId\":\"u1\",\"offset\":" + request.offset() + ",\"bSize\":"
                + request.block().length + "}";
    }

    private static String good(Request request) {
        return request.isSend() ? took(request) : OK;
    }

    private static String code(int code) {
        return "\"code\":" + code + ",\"message\":\"no\",\"data\":{}";
    }

    private byte[] arrived() {
        byte[] all = new byte[file.length];
        for (Request request : device.sent(SEND)) {
            System.arraycopy(request.block(), 0, all, request.offset(), request.block().length);
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"'',0000000000000000", "123456789,995dc9bbdf1939fa", "a,330284772e652b05"})
    void theCheckIsThatOfXz(String text, String crc) {
        Crc64 check = new Crc64();
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        check.update(bytes, bytes.length);
        assertThat(check.hex()).isEqualTo(crc);
    }

    @Test
    void aFileArrivesInBlocksThatGrow() throws Exception {
        device.answer(FileUploadsTest::good);
        assertThat(get(upload(ConflictStrategy.OVERWRITE))).isEqualTo(file.length);
        assertThat(arrived()).isEqualTo(file);
        assertThat(device.sent(SEND))
                .extracting(request -> request.block().length)
                .containsExactly(256, 512, 1024, 775);
        assertThat(device.sent(SEND))
                .allSatisfy(request -> assertThat(request.crc())
                        .isEqualTo(AlinkFrame.crc16(request.block(), 0, request.block().length)));
        await().until(() -> source.closed.get() == 1);
    }

    @Test
    void theAnnouncementIsAsTheChapterSays() throws Exception {
        upload(ConflictStrategy.OVERWRITE);
        device.awaitSent(INIT, 1);
        var params = device.sent(INIT).get(0).json().getAsJsonObject("params");
        assertThat(params.remove("initUid").getAsString()).matches("[0-9a-f]{15}");
        assertThat(params.remove("ficValue").getAsString()).matches("[0-9a-f]{16}");
        assertThat(params).isEqualTo(JsonParser.parseString("""
                {"fileName":"a.log","fileSize":2567,"conflictStrategy":"append","ficMode":"crc64"}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "_a", "a b", "../a", "a/b", "ä", "a\n", "a-b"})
    void namesAreChecked(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UploadName(name))
                .withMessageContaining("Choose");
    }

    @Test
    void namesHaveHundredBytes() {
        assertThat(new UploadName("a".repeat(100)).value()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> new UploadName("a".repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, UploadBounds.MAX_FILE + 1})
    void sizesAreChecked(int size) {
        Source other = new Source(new byte[size]);
        assertThatExceptionOfType(UploadFailure.class)
                .isThrownBy(() -> device.uploads.start(NAME, other, ConflictStrategy.APPEND))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(UploadFailure.Reason.NOT_ALLOWED));
        await().until(() -> other.closed.get() == 1);
    }

    @Test
    void itGoesOnWhereThePlatformIs() throws Exception {
        device.answer(request ->
                request.isInit() ? "\"code\":200,\"data\":{\"uploadId\":\"u1\",\"offset\":1000}" : took(request));
        get(upload(ConflictStrategy.APPEND));
        assertThat(device.sent(SEND).get(0).offset()).isEqualTo(1000);
    }

    /** Each code that the C SDK lists: how the upload ends, and how often the block was sent. */
    @ParameterizedTest
    @CsvSource({
        "400,REFUSED,1",
        "460,REFUSED,1",
        "78117,NOT_ALLOWED,1",
        "78118,REFUSED,1",
        "78119,REFUSED,3",
        "78120,REFUSED,1",
        "78121,DAMAGED,3",
        "78122,REFUSED,3",
        "78123,EXISTS,1",
        "78124,REFUSED,1",
        "78125,DAMAGED,1",
        "429,REFUSED,3",
        "500,REFUSED,3",
        "6760,REFUSED,3",
        "78127,REFUSED,3",
        "99999,REFUSED,1"
    })
    void refusalsOfBlocks(int code, UploadFailure.Reason reason, int times) throws Exception {
        reopen(Duration.ofMillis(20), 3);
        device.answer(request -> request.isSend() ? code(code) : OK);
        UploadFailure failure = failure(upload(ConflictStrategy.APPEND));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining(Integer.toString(code)).hasMessageContaining("a.log");
        assertThat(device.sent(SEND)).hasSize(times);
    }

    @ParameterizedTest
    @CsvSource({"OVERWRITE,'append,overwrite'", "APPEND,append", "REJECT,reject"})
    void onlyWhatIsToBeOverwrittenIs(ConflictStrategy strategy, String announced) throws Exception {
        device.answer(request -> request.isInit() && !"overwrite".equals(request.text("conflictStrategy"))
                ? code(78123)
                : good(request));
        FileUpload upload = upload(strategy);
        if (strategy == ConflictStrategy.OVERWRITE) {
            assertThat(get(upload)).isEqualTo(file.length);
        } else {
            assertThat(failure(upload).reason()).isEqualTo(UploadFailure.Reason.EXISTS);
        }
        assertThat(device.sent(INIT))
                .extracting(request -> request.text("conflictStrategy"))
                .containsExactly(announced.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"offset\":2567", "\"offset\":99999", "\"offset\":5,\"fileSize\":6"})
    void whatAnotherFileHasLeftIsGoneOnFromNever(String left) throws Exception {
        device.answer(request -> request.isInit() && "append".equals(request.text("conflictStrategy"))
                ? "\"code\":200,\"data\":{\"uploadId\":\"u0\"," + left + "}"
                : good(request));
        assertThat(failure(upload(ConflictStrategy.APPEND)).reason()).isEqualTo(UploadFailure.Reason.EXISTS);
        assertThat(device.sent(SEND)).isEmpty();
        assertThat(get(device.uploads.start(NAME, new Source(file), ConflictStrategy.OVERWRITE)))
                .isEqualTo(file.length);
        assertThat(device.sent(SEND).get(0).offset()).isZero();
    }

    @Test
    void lostRepliesCostAQuarterOfTheBlock() throws Exception {
        reopen(Duration.ofMillis(50), 5);
        Map<Integer, Integer> tries = new HashMap<>();
        device.answer(
                request -> request.isSend() && tries.merge(request.offset(), 1, Integer::sum) < 3 ? "" : good(request));
        assertThat(get(upload(ConflictStrategy.APPEND))).isEqualTo(file.length);
        assertThat(arrived()).isEqualTo(file);
        assertThat(device.sent(SEND))
                .extracting(request -> request.block().length)
                .startsWith(256, 256, 256, 512, 256);
    }

    @Test
    void aBlockThatIsThereTwiceIsThere() throws Exception {
        reopen(Duration.ofMillis(50), 5);
        List<Integer> there = new ArrayList<>();
        device.answer(request -> {
            if (!request.isSend()) {
                return OK;
            }
            if (there.contains(request.offset())) {
                return code(request.offset() + request.block().length == file.length ? 78124 : 78126);
            }
            there.add(request.offset());
            return "";
        });
        assertThat(get(upload(ConflictStrategy.APPEND))).isEqualTo(file.length);
        assertThat(device.sent(SEND)).hasSize(22);
    }

    @ParameterizedTest
    @ValueSource(strings = {INIT, SEND})
    void silenceEndsIt(String topic) throws Exception {
        reopen(Duration.ofMillis(20), 5);
        device.answer(request -> request.topic().equals(topic) ? "" : good(request));
        assertThat(failure(upload(ConflictStrategy.OVERWRITE)))
                .hasMessageContaining("5 times")
                .extracting(UploadFailure::reason)
                .isEqualTo(UploadFailure.Reason.UNANSWERED);
        assertThat(device.sent(topic)).hasSize(5);
    }

    @Test
    void aNewConnectionSendsTheBlockAgain() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        device.answer(request -> {
            if (request.isSend() && sent.incrementAndGet() == 2) {
                device.cut();
                return "";
            }
            return good(request);
        });
        FileUpload upload = upload(ConflictStrategy.APPEND);
        assertThat(get(upload)).isEqualTo(file.length);
        assertThat(arrived()).isEqualTo(file);
        assertThat(device.sent(SEND)).hasSizeGreaterThan(4);
    }

    /** Milliseconds that the replies to full blocks take, or -1 for none; and the size of the block behind. */
    @ParameterizedTest
    @CsvSource({
        "999,16384",
        "1000,8192",
        "4000,8192",
        "4001,4096",
        "-1,2048",
        "'1,1,1,1,1',131072",
        "'-1,-1,-1,-1',256",
        "'-1,5000,1',2048"
    })
    void blocksAreAsLargeAsTheLineAllows(String replies, int bytes) {
        BlockSize block = new BlockSize(UploadBounds.DEFAULT);
        for (String millis : replies.split(",")) {
            block.sent(block.bytes(), 0);
            if (millis.equals("-1")) {
                block.lost();
            } else {
                block.answered(Duration.ofMillis(Long.parseLong(millis)).toNanos());
            }
        }
        assertThat(block.bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"1,70", "63000,70", "90000,100", "131072,145"})
    void noMoreIsSentThanThePlatformTakes(int bytes, long millis) {
        BlockSize block = new BlockSize(UploadBounds.DEFAULT);
        assertThat(block.pause(5)).isZero();
        block.sent(bytes, 0);
        assertThat(block.pause(0).toMillis()).isEqualTo(millis);
        assertThat(block.pause(Duration.ofSeconds(1).toNanos())).isZero();
    }

    @Test
    void aFileThatChangesEndsIt() throws Exception {
        device.answer(request -> {
            source.changed = request.isSend();
            return good(request);
        });
        assertThat(failure(upload(ConflictStrategy.APPEND)))
                .hasMessageContaining("changed")
                .extracting(UploadFailure::reason)
                .isEqualTo(UploadFailure.Reason.CHANGED);
    }

    @Test
    void aDiskThatFailsEndsItWithoutItsWords() throws Exception {
        source.broken = true;
        assertThat(failure(upload(ConflictStrategy.APPEND)))
                .hasMessageNotContaining("secret")
                .extracting(UploadFailure::reason)
                .isEqualTo(UploadFailure.Reason.UNREADABLE);
    }

    @Test
    void anotherCheckIsNoSuccess() throws Exception {
        device.answer(request ->
                request.isSend() ? took(request).replace("}", ",\"ficValueServer\":\"0123456789abcdef\"}") : OK);
        assertThat(failure(upload(ConflictStrategy.OVERWRITE)).reason()).isEqualTo(UploadFailure.Reason.DAMAGED);
    }

    @Test
    void cancellingTellsThePlatform() throws Exception {
        device.answer(request -> request.isSend() ? "" : OK);
        FileUpload upload = upload(ConflictStrategy.APPEND);
        device.awaitSent(SEND, 1);
        upload.cancel();
        upload.cancel();
        assertThat(failure(upload).reason()).isEqualTo(UploadFailure.Reason.CANCELLED);
        device.awaitSent(CANCEL, 1);
        assertThat(device.sent(CANCEL)).hasSize(1);
        assertThat(device.sent(CANCEL).get(0).text("uploadId")).isEqualTo("u1");
    }

    @Test
    void oneIsOnItsWayAndABoundedNumberWaits() throws Exception {
        FileUpload first = upload(ConflictStrategy.APPEND);
        List<FileUpload> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(device.uploads.start(new UploadName("b" + i), new Source(file), ConflictStrategy.APPEND));
        }
        Source tooMany = new Source(file);
        assertThatExceptionOfType(UploadFailure.class)
                .isThrownBy(() -> device.uploads.start(NAME, tooMany, ConflictStrategy.APPEND))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(UploadFailure.Reason.TOO_MANY));
        device.awaitSent(INIT, 1);
        device.platform.settle();
        assertThat(device.sent(INIT)).hasSize(1);
        device.answer(FileUploadsTest::good);
        others.get(1).cancel();
        assertThat(failure(others.get(1)).reason()).isEqualTo(UploadFailure.Reason.CANCELLED);
        first.cancel();
        assertThat(get(others.get(0))).isEqualTo(file.length);
        assertThat(get(others.get(2))).isEqualTo(file.length);
        assertThat(device.sent(INIT))
                .extracting(request -> request.text("fileName"))
                .containsExactly("a.log", "b0", "b2");
    }

    @Test
    void closingEndsAllOnce() throws Exception {
        FileUpload first = upload(ConflictStrategy.APPEND);
        FileUpload second = device.uploads.start(new UploadName("b"), new Source(file), ConflictStrategy.APPEND);
        AtomicInteger ends = new AtomicInteger();
        first.end().whenComplete((size, failure) -> ends.incrementAndGet());
        second.end().whenComplete((size, failure) -> ends.incrementAndGet());
        device.uploads.close();
        device.uploads.close();
        assertThat(failure(first).reason()).isEqualTo(UploadFailure.Reason.CLOSED);
        assertThat(failure(second).reason()).isEqualTo(UploadFailure.Reason.CLOSED);
        await().untilAsserted(() -> assertThat(ends).hasValue(2));
        assertThatExceptionOfType(UploadFailure.class)
                .isThrownBy(() -> device.uploads.start(NAME, new Source(file), ConflictStrategy.APPEND));
    }

    /** Whatever comes, the upload ends once, and a success is only what the platform has said of each byte. */
    @Test
    void hostileRepliesEndItOnce() throws Exception {
        reopen(Duration.ofMillis(1), 3);
        String[] codes = {"200", "\"200\"", "200", "78119", "78126", "78124", "78125", "500", "{}", "1e99", "null"};
        String[] ids = {"\"u1\"", "7", "\"\"", "[[[]]]", "\"\u0000\"", "\"" + "x".repeat(1000) + "\"", "null"};
        String[] numbers = {"0", "256", "-1", "2566", "2567", "1e9", "99999999999999999999", "\"5\"", "{}", "null"};
        Fuzz.cases(random -> {
            device.answer(request -> {
                String data = "{\"uploadId\":" + Fuzz.oneOf(random, ids) + ",\"offset\":"
                        + (random.nextBoolean() && request.isSend() ? request.offset() : Fuzz.oneOf(random, numbers))
                        + ",\"fileSize\":" + Fuzz.oneOf(random, numbers) + ",\"complete\":"
                        + Fuzz.oneOf(random, new String[] {"true", "false", "[]", "7"})
                        + (random.nextInt(4) == 0 ? ",\"ficValueServer\":\"f\"" : "") + "}";
                return switch (random.nextInt(8)) {
                    case 0 -> good(request);
                    case 1 -> "\"code\":200,\"data\":" + "[".repeat(500) + "]".repeat(500);
                    case 2 -> "\"code\":200";
                    default -> "\"code\":" + Fuzz.oneOf(random, codes) + ",\"data\":" + data;
                };
            });
            AtomicInteger ends = new AtomicInteger();
            Source one = new Source(file);
            FileUpload upload = device.uploads.start(NAME, one, Fuzz.oneOf(random, ConflictStrategy.values()));
            CompletionStage<Long> counted = upload.end().whenComplete((size, failure) -> ends.incrementAndGet());
            try {
                assertThat(get(counted)).isEqualTo(file.length);
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(UploadFailure.class);
            }
            assertThat(ends).hasValue(1);
            device.platform.sent.clear();
        });
    }

    @Test
    void nothingStartsWithoutAConnection() throws Exception {
        device.close();
        device = new ScriptedUploads(NEVER, 3);
        FileUpload upload = upload(ConflictStrategy.APPEND);
        assertThat(device.platform.sent).isEmpty();
        device.answer(FileUploadsTest::good);
        device.platform.goOnline();
        assertThat(get(upload)).isEqualTo(file.length);
    }
}
