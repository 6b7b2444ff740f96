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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.ProductDefinition;
import org.openhab.aliyuniot.emulator.thingmodel.RawCodec;
import org.openhab.binding.aliyuniot.internal.action.AliyunThingModelActions;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.RefreshType;

/** A product with a data format of its own, whose script here takes the bytes of Alink. */
@NonNullByDefault({})
class RawDataTest extends ThingModelCloud {
    private static final String POST =
            "{\"id\":\"1\",\"method\":\"thing.event.property.post\",\"params\":{\"Power\":1}}";

    @Override
    ProductDefinition product(ProductDefinition usual) throws Exception {
        return super.product(usual).withCodec(RawCodec.JSON);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private void start() {
        parameters.put("model", "cloud");
        startThing();
        awaitOnline();
    }

    private void sendDown(String text) {
        String topic = "/sys/" + PRODUCT + "/" + DEVICE + "/thing/model/down_raw";
        await().atMost(PATIENCE).until(() -> device().subscriptions().stream().anyMatch(topic::equals));
        cloud.send(PRODUCT, DEVICE, topic, 1, bytes(text));
    }

    @Test
    void commandsGoToTheScriptAndWhatComesFromItIsTheState() {
        addChannel("bytes", "raw", Map.of());
        addChannel("hex", "raw", Map.of("format", "hex"));
        start();

        command("bytes", new StringType(base64(POST)));
        awaitProperty("Power", "1");
        command("hex", new StringType(HexFormat.of().formatHex(bytes(POST.replace(":1}", ":0}")))));
        awaitProperty("Power", "0");

        sendDown("hello");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(openhab.events)
                        .containsExactly("bytes state " + base64("hello"), "hex state 68656c6c6f"));
        command("hex", RefreshType.REFRESH);
        assertThat(events("hex")).hasSize(2);
    }

    @Test
    void whatHasAnotherFormatIsNotSentAndToldOnce() {
        addChannel("bytes", "raw", Map.of());
        try (LoggedWarnings log = new LoggedWarnings("org.openhab.binding.aliyuniot.internal.channel.model")) {
            start();
            command("bytes", new StringType("%"));
            command("bytes", new StringType("%%"));

            assertThat(log.lines()).singleElement().asString().contains("raw data", "\"%\"", "has to be in base64");
        }
    }

    @Test
    void rulesSendAndAnswerBytes() {
        AliyunThingModelActions actions = new AliyunThingModelActions();
        start();
        actions.setThingHandler(handler);

        assertThat(actions.postRaw(base64(POST))).containsEntry("outcome", "acknowledged");
        awaitProperty("Power", "1");
        assertThat(actions.answerRaw(base64("{\"id\":\"9\",\"code\":200}"))).containsEntry("outcome", "acknowledged");
        assertThat(sentTo("/thing/model/down_raw_reply")).containsExactly("{\"id\":\"9\",\"code\":200}");
        assertThat(actions.postRaw("%").get("reason")).asString().startsWith("The bytes are not in Base64");
        assertThat(actions.postRaw(null).get("reason")).asString().isEqualTo("The bytes are missing.");
    }
}
