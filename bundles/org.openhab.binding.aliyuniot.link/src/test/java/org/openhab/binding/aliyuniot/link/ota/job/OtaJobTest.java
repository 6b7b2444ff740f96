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
package org.openhab.binding.aliyuniot.link.ota.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest.Algorithm;

class OtaJobTest {
    private static final String MD5 = "5eb63bbbe01eeed093cb22bb8f5acdc3";
    private static final String SHA256 = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";
    private static final String URL = "https://ota.example.com/a.bin?Expires=1502955804&Signature=XfgJu7P6DW%2FqAKU%3D";

    /** The chapter's example of a package with one file over HTTPS. */
    private static final String SINGLE = """
            {"size":432945,"version":"2.0.0","isDiff":1,"module":"MCU","url":"%s","sign":"%s","signMethod":"MD5",
             "md5":"%s","digestsign":"A4WOPSYHJ6DDDJD9","extData":{"key1":"value1","key2":"value2",
             "_package_udi":"{\\"ota_notice\\":\\"Fixes the camera.\\"}"}}""".formatted(URL, MD5, MD5);

    /** The chapter's example of a package with one file over MQTT. */
    private static final String STREAM = """
            {"size":432945,"version":"2.0.0","isDiff":1,"module":"MCU","dProtocol":"mqtt","streamId":1397345,
             "streamFileId":1,"sign":"%s","signMethod":"MD5","md5":"%s"}""".formatted(MD5, MD5);

    /** The chapter's example of a package with several files over HTTPS. */
    private static final String MANY = """
            {"version":"2.0.0","isDiff":0,"module":"MCU","signMethod":"MD5","files":[
             {"fileSize":432944,"fileName":"file1-name","fileUrl":"%s","fileMd5":"%s","fileSign":"%s"},
             {"fileSize":432945,"fileName":"file2-name","fileUrl":"%s","fileMd5":"%s","fileSign":"%s"}]}""".formatted(URL, MD5, MD5, URL, MD5, MD5);

    /** And over MQTT. */
    private static final String MANY_STREAMS = """
            {"version":"2.0.0","signMethod":"SHA256","dProtocol":"mqtt","streamId":7,"files":[
             {"fileSize":1,"fileName":"a","streamFileId":1,"fileSign":"%s"},
             {"fileSize":2,"fileName":"b","streamFileId":2,"fileMd5":"%s","fileSign":"%s"}]}""".formatted(SHA256, MD5, SHA256);

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static OtaJob job(String text) throws OtaJobRefused {
        return OtaJob.of(json(text));
    }

    /** The least there can be, with one field set, or taken out if the value is empty. */
    private static JsonObject least(String field, String value) {
        JsonObject data =
                json("{\"size\":11,\"version\":\"2.0.0\",\"url\":\"%s\",\"sign\":\"%s\",\"signMethod\":\"SHA256\"}"
                        .formatted(URL, SHA256));
        return with(data, field, value);
    }

    private static JsonObject with(JsonObject data, String field, String value) {
        if (value.isEmpty()) {
            data.remove(field);
        } else {
            data.add(field, JsonParser.parseString(value));
        }
        return data;
    }

    private static OtaJobRefused refusal(JsonObject data) {
        return assertThatExceptionOfType(OtaJobRefused.class)
                .isThrownBy(() -> OtaJob.of(data))
                .actual();
    }

    @Test
    void onePlainFileIsUnderstood() throws Exception {
        OtaJob job = job(SINGLE);
        assertThat(job)
                .isEqualTo(new OtaJob(
                        new OtaModule("MCU"),
                        new FirmwareVersion("2.0.0"),
                        true,
                        List.of(new OtaFile(
                                "",
                                432945,
                                List.of(new FileDigest(Algorithm.MD5, MD5)),
                                "A4WOPSYHJ6DDDJD9",
                                new HttpsSource(URI.create(URL)))),
                        Map.of(
                                "key1",
                                "value1",
                                "key2",
                                "value2",
                                "_package_udi",
                                "{\"ota_notice\":\"Fixes the camera.\"}")));
        assertThat(job.packageUdi()).isEqualTo("{\"ota_notice\":\"Fixes the camera.\"}");
        assertThat(job.size()).isEqualTo(432945);
    }

    @Test
    void oneStreamIsUnderstood() throws Exception {
        OtaJob job = job(STREAM);
        assertThat(job.files())
                .containsExactly(new OtaFile(
                        "", 432945, List.of(new FileDigest(Algorithm.MD5, MD5)), "", new MqttSource(1397345, 1)));
        assertThat(job.packageUdi()).isEmpty();
    }

    @Test
    void severalFilesAreUnderstood() throws Exception {
        OtaJob job = job(MANY);
        assertThat(job.files()).extracting(OtaFile::name).containsExactly("file1-name", "file2-name");
        assertThat(job.files()).extracting(OtaFile::digests).containsOnly(List.of(new FileDigest(Algorithm.MD5, MD5)));
        assertThat(job.size()).isEqualTo(432944 + 432945);
        assertThat(job.differential()).isFalse();
    }

    @Test
    void severalStreamsAreUnderstood() throws Exception {
        OtaJob job = job(MANY_STREAMS);
        assertThat(job.module()).isEqualTo(OtaModule.DEFAULT);
        assertThat(job.files()).extracting(OtaFile::source).containsExactly(new MqttSource(7, 1), new MqttSource(7, 2));
        assertThat(job.files().get(1).digests())
                .containsExactly(new FileDigest(Algorithm.SHA256, SHA256), new FileDigest(Algorithm.MD5, MD5));
    }

    @ParameterizedTest
    @CsvSource({
        "MD5, MD5",
        "Md5, MD5",
        "md5, MD5",
        "SHA256, SHA256",
        "Sha256, SHA256",
        "sha256, SHA256",
        "SHA-256, SHA256"
    })
    void signMethodsAreKnownInAllSpellings(String spelling, Algorithm algorithm) throws Exception {
        String sign = algorithm == Algorithm.MD5 ? MD5 : SHA256;
        JsonObject data = with(least("signMethod", '"' + spelling + '"'), "sign", '"' + sign.toUpperCase() + '"');
        assertThat(OtaJob.of(data).files().get(0).digests()).containsExactly(new FileDigest(algorithm, sign));
    }

    /** What old products get. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\":\"11\",\"version\":\"1\",\"url\":\"URL\",\"md5\":\"MD5\"}",
                "{\"size\":11,\"version\":\"1\",\"url\":\"URL\",\"md5\":\"MD5\",\"signMethod\":\"Md5\"}",
                "{\"size\":11,\"version\":1,\"url\":\"URL\",\"md5\":\"MD5\",\"sign\":\"MD5\",\"isDiff\":\"0\"}",
                "{\"size\":11,\"version\":\"1\",\"url\":\"URL\",\"md5\":\"MD5\",\"module\":\"\",\"extData\":null}"
            })
    void anMd5AloneIsEnough(String data) throws Exception {
        OtaJob job = job(data.replace("URL", URL).replace("\"MD5\"", '"' + MD5 + '"'));
        assertThat(job)
                .isEqualTo(new OtaJob(
                        OtaModule.DEFAULT,
                        new FirmwareVersion("1"),
                        false,
                        List.of(new OtaFile(
                                "",
                                11,
                                List.of(new FileDigest(Algorithm.MD5, MD5)),
                                "",
                                new HttpsSource(URI.create(URL)))),
                        Map.of()));
    }

    @Test
    void anMd5BesideAnotherDigestIsCheckedToo() throws Exception {
        assertThat(OtaJob.of(least("md5", '"' + MD5 + '"')).files().get(0).digests())
                .containsExactly(new FileDigest(Algorithm.SHA256, SHA256), new FileDigest(Algorithm.MD5, MD5));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "'\"1\"', true", "true, true", "false, false", "null, false", "'\"\"', false"})
    void isDiffIsUnderstood(String value, boolean differential) throws Exception {
        assertThat(OtaJob.of(least("isDiff", value)).differential()).isEqualTo(differential);
    }

    @Test
    void tagsAreTextsWhateverTheyWere() throws Exception {
        assertThat(OtaJob.of(least("extData", "{\"a\":1,\"b\":true,\"_package_udi\":{\"files\":[]}}"))
                        .extData())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", "true", "_package_udi", "{\"files\":[]}"));
    }

    @Test
    void whatIsUnknownIsLeftOut() throws Exception {
        assertThat(OtaJob.of(least("future", "{\"a\":[1]}"))).isEqualTo(OtaJob.of(least("future", "")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    version    | ``                     | missing
                    version    | ""                     | missing
                    version    | "1,0"                  | not valid
                    version    | {}                     | not a text
                    size       | ``                     | missing
                    size       | 0                      | not valid
                    size       | -1                     | not valid
                    size       | 1.5                    | not a whole number
                    size       | "many"                 | not a whole number
                    size       | 1099511627777          | not valid
                    size       | 9999999999999999999999 | not a whole number
                    module     | "a/b"                  | not valid
                    module     | []                     | not a text
                    url        | ``                     | missing
                    url        | "http://example.com/a" | not valid
                    url        | "https://u:p@host/a"   | not valid
                    url        | "https:///a"           | not valid
                    url        | "file:/etc/passwd"     | not valid
                    url        | "https://host/a b"     | not valid
                    url        | "/a.bin"               | not valid
                    sign       | ``                     | missing
                    sign       | "5eb63b"               | not valid
                    sign       | 17                     | not valid
                    signMethod | ``                     | missing
                    signMethod | "SHA1"                 | MD5 or SHA256
                    isDiff     | 2                      | 0 or 1
                    isDiff     | []                     | not a text
                    digestsign | "***"                  | not valid
                    dProtocol  | "ftp"                  | https or mqtt
                    streamId   | 5                      | without dProtocol
                    extData    | []                     | not an object
                    extData    | "text"                 | not an object
                    files      | {}                     | not an array
                    files      | []                     | elements
                    """)
    void whatIsWrongIsNamed(String field, String value, String why) {
        OtaJobRefused refusal = refusal(least(field, value));
        assertThat(refusal.field()).startsWith(field);
        assertThat(refusal).hasMessageStartingWith(field).hasMessageContaining(why);
    }

    @Test
    void theModuleOfWhatIsRefusedIsKnownUnlessItIsTheMistake() {
        JsonObject data = json(SINGLE);
        data.remove("version");
        assertThat(refusal(data).module()).isEqualTo(new OtaModule("MCU"));
        assertThat(refusal(least("version", "")).module()).isEqualTo(OtaModule.DEFAULT);
        assertThat(refusal(least("module", "\"a b\"")).module()).isNull();
    }

    static Stream<String[]> contradictions() {
        return Stream.of(
                new String[] {SINGLE.replace("\"md5\":\"5", "\"md5\":\"6"), "md5"},
                new String[] {SINGLE.replace("\"signMethod\":\"MD5\"", "\"signMethod\":\"SHA256\""), "sign"},
                new String[] {STREAM.replace("\"streamId\":1397345,", ""), "streamId"},
                new String[] {STREAM.replace("\"streamFileId\":1,", ""), "streamFileId"},
                new String[] {STREAM.replace("\"streamFileId\":1,", "\"streamFileId\":-1,"), "streamFileId"},
                new String[] {STREAM.replace("\"dProtocol\"", "\"url\":\"" + URL + "\",\"dProtocol\""), "url"},
                new String[] {MANY.replace("{\"version\"", "{\"url\":\"" + URL + "\",\"version\""), "url"},
                new String[] {MANY.replace("{\"version\"", "{\"size\":5,\"version\""), "size"},
                new String[] {"{\"version\":\"1\",\"files\":[1]}", "files[0]"},
                new String[] {MANY.replace("432945", "0"), "files[1].fileSize"},
                new String[] {MANY.replace("file1-name", ""), "files[0].fileName"},
                new String[] {MANY.replace("file1-name", "a\\nb"), "files[0].fileName"},
                new String[] {MANY.replace("file1-name", "file2-name"), "files"},
                new String[] {MANY.replace("\"fileUrl\":\"https", "\"fileUrl\":\"http"), "files[0].fileUrl"},
                new String[] {MANY.replace("\"fileMd5\":\"5", "\"fileMd5\":\"6"), "files[0].fileMd5"},
                new String[] {MANY_STREAMS.replace("\"streamFileId\":2,", ""), "files[1].streamFileId"},
                new String[] {MANY_STREAMS.replace("\"signMethod\":\"SHA256\",", ""), "signMethod"});
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void whatContradictsItselfIsNamed(String data, String field) {
        assertThat(refusal(json(data)).field()).isEqualTo(field);
    }

    @Test
    void thereAreNotTooManyOfAnything() {
        JsonArray files = new JsonArray();
        JsonObject extData = new JsonObject();
        for (int i = 0; i <= OtaJob.MAX_FILES; i++) {
            files.add(new JsonObject());
            extData.addProperty("k" + i, "v");
        }
        assertThat(refusal(least("files", files.toString())).field()).isEqualTo("files");
        assertThat(refusal(least("extData", extData.toString())).field()).isEqualTo("extData");
        assertThat(refusal(least("extData", "{\"k\":\"" + "x".repeat(9000) + "\"}"))
                        .field())
                .isEqualTo("extData");
        assertThat(refusal(least("url", "\"https://host/" + "x".repeat(9000) + "\"")))
                .hasMessageContaining("8192");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsWrittenIsReadAgain(String data) throws Exception {
        OtaJob job = job(data);
        OtaJob again = OtaJob.of(json(job.toJson().toString()));
        assertThat(again).isEqualTo(job);
        assertThat(again.hasSameImageAs(job)).isTrue();
    }

    static Stream<String> examples() {
        return Stream.of(
                SINGLE,
                STREAM,
                MANY,
                MANY_STREAMS,
                least("md5", '"' + MD5 + '"').toString());
    }

    @Test
    void theImageStaysTheSameUnderAnotherAddress() throws Exception {
        assertThat(job(SINGLE).hasSameImageAs(job(SINGLE.replace("Signature=X", "Signature=Y"))))
                .isTrue();
        for (String change : List.of(
                SINGLE.replace("432945", "432946"),
                SINGLE.replace("2.0.0", "2.0.1"),
                SINGLE.replace("MCU", "MCU2"),
                SINGLE.replace("\"isDiff\":1", "\"isDiff\":0"),
                SINGLE.replace("5eb63", "5eb64"))) {
            assertThat(job(SINGLE).hasSameImageAs(job(change))).as(change).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Signature", "ota.example.com", "value1", "camera", "A4WOP"})
    void secretsAreNotShown(String secret) throws Exception {
        OtaJob job = job(SINGLE);
        assertThat(job.toString()).doesNotContain(secret).contains("MCU", "2.0.0", "432945", "HTTPS");
        assertThat(job.files().get(0).source().toString()).doesNotContain(secret);
        assertThat(refusal(with(json(SINGLE), "url", "\"https://ota.example.com/a b?Signature=1\"")))
                .hasMessageNotContaining(secret);
        assertThat(refusal(with(json(SINGLE), "url", "\"http://ota.example.com/?Signature=1\"")))
                .hasMessageNotContaining(secret);
    }

    @Test
    void whateverComesIsAJobOrARefusalThatNamesAField() {
        List<String> examples = examples().toList();
        String[] values = {
            "null",
            "-1",
            "0",
            "1e99",
            "99999999999999999999",
            "\"\"",
            "{}",
            "[]",
            "[[[]]]",
            "true",
            "\"https://x/\"",
            "\"\\ud800\"",
            "\"\\n\"",
            "\"mqtt\"",
            "{\"a\":{\"b\":null}}"
        };
        Fuzz.cases(random -> {
            JsonObject data = json(examples.get(random.nextInt(examples.size())));
            for (int i = random.nextInt(4); i >= 0; i--) {
                change(data, random, values);
            }
            if (random.nextBoolean()) {
                JsonObject broken = AlinkJson.object(Fuzz.broken(random, data.toString()));
                data = broken == null ? data : broken;
            }
            try {
                OtaJob job = OtaJob.of(data);
                assertThat(OtaJob.of(json(job.toJson().toString()))).isEqualTo(job);
                assertThat(job.toString().length()).isLessThan(300);
            } catch (OtaJobRefused e) {
                assertThat(e.field()).isNotEmpty();
                assertThat(e).hasMessageStartingWith(e.field());
                assertThat(e.getMessage().length()).isLessThan(400);
                assertThat(e.getMessage().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
            }
        });
    }

    private static void change(JsonObject data, Random random, String[] values) {
        JsonObject target = data;
        if (data.get("files") instanceof JsonArray files
                && !files.isEmpty()
                && random.nextBoolean()
                && files.get(random.nextInt(files.size())) instanceof JsonObject file) {
            target = file;
        }
        List<String> fields = new ArrayList<>(target.keySet());
        fields.addAll(List.of("streamId", "streamFileId", "url", "files", "size", "extData"));
        String field = fields.get(random.nextInt(fields.size()));
        switch (random.nextInt(3)) {
            case 0 -> target.remove(field);
            case 1 -> target.addProperty(field, Fuzz.text(random, 40));
            default -> target.add(field, JsonParser.parseString(Fuzz.oneOf(random, values)));
        }
    }
}
