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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;

/** What a platform that is none may push, and reply. */
@NonNullByDefault({})
class HostileConfigTest {
    private static final int CASES = 1000;
    private static final String GET = "/sys/pk/dev1/thing/config/get";
    private static final String PUSH = "/sys/pk/dev1/thing/config/push";
    private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");

    @TempDir
    Path folder;

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final AlinkRequests requests =
            new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
    private RemoteConfiguration config;

    @BeforeEach
    void open() throws Exception {
        config = new RemoteConfiguration(
                platform.runtime,
                ScriptedPlatform.IDENTITY,
                platform.session,
                requests,
                new ConfigStore(folder, "thing", "hostile-config"),
                RemoteConfiguration.patience(TrustAnchors.ofRuntime()),
                new RecordingConfigListener());
        config.receivePushes();
        platform.goOnline();
    }

    @AfterEach
    void close() {
        config.close();
        requests.close();
        platform.close();
    }

    /** Never one that can be loaded: the port is nobody's. */
    private static String told(Random random) {
        String[] odd = {
            "null",
            "true",
            "-1",
            "1e400",
            "{}",
            "[]",
            "\"\"",
            "\"../../etc/passwd\"",
            "99999999999999999999",
            "[".repeat(70) + "]".repeat(70),
            "{\"a\":".repeat(30) + "1" + "}".repeat(30),
            "\"" + "x".repeat(9000) + "\"",
            "\"\\u202e\\u0000\""
        };
        String[] fields = {"configId", "configSize", "sign", "signMethod", "url", "getType"};
        StringBuilder told = new StringBuilder("{");
        for (String field : fields) {
            told.append('"')
                    .append(field)
                    .append("\":")
                    .append(Fuzz.oneOf(random, odd))
                    .append(',');
        }
        return told.append("\"more\":")
                .append(Fuzz.oneOf(random, odd))
                .append('}')
                .toString();
    }

    @Test
    void aThousandPushesAreRefusedAndLeaveNothingBehind() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            String whole = "{\"id\":\"" + i + "\",\"params\":" + told(random) + "}";
            platform.send(
                    PUSH, random.nextBoolean() ? whole.getBytes(StandardCharsets.UTF_8) : Fuzz.broken(random, whole));
        }
        platform.settle();

        assertThat(platform.sentPayloads())
                .as("answers")
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(CASES)
                .allMatch(answer -> answer.contains("\"code\":460"))
                .allMatch(answer -> answer.length() < 700);
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void aThousandRepliesEachEndTheQuestionOnce() throws Exception {
        Random random = new Random(2);
        platform.answering = message -> {
            Matcher id = ID.matcher(new String(message.payload(), StandardCharsets.UTF_8));
            if (message.topic().value().equals(GET) && id.find()) {
                String code = Fuzz.oneOf(random, new String[] {"200", "200", "\"200\"", "6713", "460", "{}", "1e9"});
                platform.send(
                        GET + "_reply",
                        "{\"id\":\"" + id.group(1) + "\",\"code\":" + code + ",\"data\":" + data(random) + "}");
            }
        };
        for (int i = 0; i < CASES; i++) {
            try {
                StoredConfig never = config.get()
                        .toCompletableFuture()
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join();
                assertThat(never).as("a configuration out of nothing").isNull();
            } catch (CompletionException e) {
                assertThat(LinkFailure.causeOf(e)).isInstanceOf(ConfigFailure.class);
            }
        }
        assertThat(Files.list(folder)).isEmpty();
    }

    /** Nested deeper than a reader may go, it would be no reply at all, and end by the time. */
    private static String data(Random random) {
        String told = told(random);
        return told.contains("[[[[[[") ? "[1]" : told;
    }
}
