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
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;

/** What the platform sets: one reply, one command, one report, on every version of openHAB. */
@NonNullByDefault({})
class CloudSetsTest extends ThingModelCloud {
    private final OtherItems others = new OtherItems();

    /** Once a report that was made afterwards is there, no more of an earlier one can come. */
    private void awaitLaterReport() {
        command("Mode", new DecimalType(2));
        awaitProperty("Mode", "2");
    }

    @ParameterizedTest(name = "handed back {0} times")
    @ValueSource(ints = {0, 1, 2})
    void hasOneReplyOneCommandAndOneReport(int echoes) throws Exception {
        ExecutorService bus = Executors.newSingleThreadExecutor();
        openhab.commands = (channel, command) -> bus.execute(() -> {
            for (int i = 0; i < echoes; i++) {
                handler.handleCommand(channel, command);
            }
        });
        startModel();

        assertThat(set("{\"Power\":1}")).isEqualTo(new ServiceReply(200, "{}"));
        awaitProperty("Power", "1");
        assertThat(set("{\"Power\":1}").code()).isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(posted("Power")).hasSize(2));
        bus.shutdown();
        assertThat(bus.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        awaitLaterReport();

        assertThat(sentTo("/thing/service/property/set_reply")).hasSize(2);
        assertThat(events("Power"))
                .containsExactly("Power command ON", "Power state ON", "Power command ON", "Power state ON");
        assertThat(posted("Power")).containsExactly("1", "1");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Power\":2}|460|Power has to be 0 or 1",
                "{\"Power\":1,\"Count\":5000}|460|Count has to be at most 1000",
                "{\"Humidity\":50}|460|Humidity cannot be set",
                "{\"Nothing\":1}|460|Nothing is no property of the thing model",
                "{\"Label\":\"l\"}|100001|Label has no item that takes it",
            })
    void isRefusedAsAWhole(String params, int code, String reason) throws Exception {
        startModel();
        openhab.unlinked.add(channel("Label"));

        cloud.device(PRODUCT, DEVICE)
                .send(
                        "/sys/" + PRODUCT + "/" + DEVICE + "/thing/service/property/set",
                        1,
                        ("{\"id\":\"77\",\"version\":\"1.0\",\"method\":\"thing.service.property.set\",\"params\":"
                                        + params + "}")
                                .getBytes(StandardCharsets.UTF_8));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sentTo("/thing/service/property/set_reply"))
                        .singleElement()
                        .asString()
                        .contains("\"code\":" + code, reason, "\"id\":\"77\""));
        assertThat(openhab.events).noneMatch(event -> event.contains(" command "));
    }

    @Test
    void anItemOfAnotherBindingIsReportedWhenItHasObeyed() throws Exception {
        others.takes.put(channel("Power"), true);
        mirrors = others;
        openhab.commands = (channel, command) -> handler.handleCommand(channel, command);
        startModel();

        assertThat(set("{\"Power\":1}").code()).isEqualTo(200);

        awaitProperty("Power", "1");
        awaitLaterReport();
        assertThat(posted("Power")).containsExactly("1");
        assertThat(events("Power")).startsWith("Power command ON");
    }

    @Test
    void anItemThatDoesNotObeyIsReportedAsItIs() throws Exception {
        others.takes.put(channel("Power"), true);
        others.present.put(channel("Power"), OnOffType.OFF);
        mirrors = others;
        startModel();
        awaitProperty("Power", "0");

        assertThat(set("{\"Power\":1}").code()).isEqualTo(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(posted("Power")).containsExactly("0", "0"));
    }

    @Test
    void anItemThatTakesNoCommandsRefuses() throws Exception {
        others.takes.put(channel("Power"), false);
        mirrors = others;
        startModel();

        assertThat(set("{\"Power\":1}").code()).isEqualTo(100_001);
    }

    @Test
    void membersOfTwoItemsAreReportedWhenBothHaveObeyed() throws Exception {
        others.takes.putAll(Map.of(channel("Colour-hue"), true, channel("Colour-value"), true));
        mirrors = others;
        startModel();

        assertThat(set("{\"Colour\":{\"hue\":240,\"value\":1}}").code()).isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openhab.events).contains("Colour-value command 1"));
        command("Colour-hue", new DecimalType(240));
        command("Colour-value", new DecimalType("0.9"));

        awaitProperty("Colour", "{\"hue\":240,\"value\":0.9}");
        assertThat(posted("Colour")).hasSize(1);
    }

    @Test
    void afterEachLoginThePlatformHearsWhatOtherItemsAre() throws Exception {
        others.takes.put(channel("Level"), true);
        others.present.put(channel("Level"), new DecimalType(30));
        mirrors = others;
        startModel();
        awaitProperty("Level", "30");

        others.present.put(channel("Level"), new DecimalType(31));
        cloud.device(PRODUCT, DEVICE).disconnect();

        awaitProperty("Level", "31");
    }

    @Test
    void aWishOfTheTimeAwayIsDoneAndCleared() throws Exception {
        thing().wish("{\"Power\":1}");
        thing().wish("{\"Label\":\"porch\"}");
        openhab.unlinked.add(channel("Label"));

        startModel();

        awaitProperty("Power", "1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(thing().desired()).containsOnlyKeys("Label"));
        assertThat(events("Power")).containsExactly("Power command ON", "Power state ON");
        assertThat(sentTo("/thing/service/property/set_reply")).isEmpty();
    }

    @Test
    void aWishWhileOnlineIsDoneAndCleared() throws Exception {
        startModel();

        thing().wish("{\"Count\":7}");

        awaitProperty("Count", "7");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(thing().desired()).isEmpty());
        assertThat(events("Count")).containsExactly("Count command 7", "Count state 7");
    }
}
