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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.shadow.AliyunShadowActions;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.RefreshType;

/** Channels and actions of the shadow, between openHAB and the emulator, over sockets. */
@NonNullByDefault({})
class ShadowThingTest extends GatewayCloud {
    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private JsonObject state() {
        return json(cloud.thing(PRODUCT, DEVICE).shadow()).getAsJsonObject("state");
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo(json(state)));
    }

    private List<String> requests() {
        return cloud.device(PRODUCT, DEVICE).messages(0).stream()
                .filter(message -> message.topic().startsWith("/shadow/"))
                .map(message -> message.text())
                .toList();
    }

    private AliyunShadowActions actions(ThingHandler of) {
        AliyunShadowActions actions = new AliyunShadowActions();
        actions.setThingHandler(of);
        return actions;
    }

    private void addShadowChannels() {
        addChannel("power", "shadow-switch", Map.of("key", "light.power"));
        addChannel("mode", "shadow-string", Map.of("key", "mode"));
        addChannel("heat", "shadow-number", Map.of("key", "heat", "unit", "°C"));
        addChannel("level", "shadow-dimmer", Map.of("key", "light.level", "max", new BigDecimal(255)));
    }

    @Test
    void commandsAreReportedAlsoThoseBeforeTheLogin() {
        addShadowChannels();
        startThing();
        handler.handleCommand(channel("power"), OnOffType.ON);
        awaitOnline();
        awaitState("{\"reported\":{\"light\":{\"power\":1}}}");
        handler.handleCommand(channel("mode"), new StringType("party"));
        handler.handleCommand(channel("heat"), new QuantityType<>("68 °F"));
        handler.handleCommand(channel("level"), new PercentType(100));
        awaitState("{\"reported\":{\"light\":{\"power\":1,\"level\":255},\"mode\":\"party\",\"heat\":20}}");
        handler.handleCommand(channel("mode"), new StringType("{\"a\":[1]}"));
        await().atMost(PATIENCE).until(() -> state().toString().contains("\"mode\":{\"a\":[1]}"));
    }

    @Test
    void whatIsDesiredIsACommandThenReportedAndCleared() {
        addShadowChannels();
        startThing();
        awaitOnline();
        cloud.thing(PRODUCT, DEVICE).wishShadow("{\"light\":{\"power\":1,\"level\":51},\"heat\":21.5}");
        awaitState("{\"reported\":{\"light\":{\"power\":1,\"level\":51},\"heat\":21.5}}");
        assertThat(openhab.events)
                .contains("power command ON", "power state ON", "level command 20", "heat command 21.5 °C");
        cloud.thing(PRODUCT, DEVICE).wishShadow("{\"light\":{\"power\":false}}");
        awaitState("{\"reported\":{\"light\":{\"power\":false,\"level\":51},\"heat\":21.5}}");
        assertThat(openhab.events).contains("power command OFF");
        openhab.events.clear();
        handler.handleCommand(channel("power"), RefreshType.REFRESH);
        assertThat(openhab.events).containsExactly("power state OFF");
    }

    @Test
    void whatWasDesiredWhileOfflineIsCaughtUpWithAfterTheLogin() {
        addShadowChannels();
        cloud.thing(PRODUCT, DEVICE).wishShadow("{\"mode\":\"night\"}");
        startThing();
        awaitState("{\"reported\":{\"mode\":\"night\"}}");
        assertThat(openhab.events).contains("mode command night");
    }

    @Test
    void aConnectionThatBreaksWhileAWishIsCarriedOutHasItCarriedOutOnce() {
        addShadowChannels();
        startThing();
        awaitOnline();
        await().atMost(PATIENCE).until(() -> !requests().isEmpty());
        openhab.commands = (channel, command) -> {
            // The update that follows is lost with the connection.
            openhab.commands = (otherChannel, otherCommand) -> {};
            cloud.device(PRODUCT, DEVICE).disconnect();
        };
        cloud.thing(PRODUCT, DEVICE).wishShadow("{\"mode\":\"night\"}");
        awaitState("{\"reported\":{\"mode\":\"night\"}}");
        assertThat(openhab.events).containsOnlyOnce("mode command night");
        // The same again is another wish.
        await().atMost(PATIENCE).until(() -> device().online());
        handler.handleCommand(channel("mode"), new StringType("day"));
        awaitState("{\"reported\":{\"mode\":\"day\"}}");
        await().atMost(PATIENCE).untilAsserted(() -> {
            cloud.thing(PRODUCT, DEVICE).wishShadow("{\"mode\":\"night\"}");
            assertThat(openhab.events.stream().filter("mode command night"::equals))
                    .hasSizeGreaterThan(1);
        });
        awaitState("{\"reported\":{\"mode\":\"night\"}}");
    }

    @Test
    void aWishWithoutAChannelStaysAndHoldsUpNoOther() {
        addShadowChannels();
        startThing();
        awaitOnline();
        cloud.thing(PRODUCT, DEVICE).wishShadow("{\"mode\":\"night\",\"other\":1}");
        awaitState("{\"reported\":{\"mode\":\"night\"},\"desired\":{\"mode\":\"night\",\"other\":1}}");
        addChannel("other", "shadow-number", Map.of("key", "other"));
        handler.thingUpdated(describedThing());
        awaitState("{\"reported\":{\"mode\":\"night\",\"other\":1}}");
        assertThat(openhab.events).containsOnlyOnce("mode command night").contains("other command 1");
        assertThat(device().connects()).isEqualTo(1);
    }

    @Test
    void aWishThatNoItemCanHaveIsClearedAndTheValueStays() {
        addShadowChannels();
        startThing();
        awaitOnline();
        handler.handleCommand(channel("heat"), new DecimalType(20));
        awaitState("{\"reported\":{\"heat\":20}}");
        openhab.events.clear();
        cloud.thing(PRODUCT, DEVICE).wishShadow("{\"heat\":{\"no\":\"number\"}}");
        await().atMost(PATIENCE).until(() -> !state().has("desired"));
        assertThat(openhab.events).isEmpty();
        assertThat(state()).isEqualTo(json("{\"reported\":{\"heat\":20}}"));
    }

    @Test
    void withoutChannelsNothingIsAskedUntilAnActionNeedsIt() {
        startThing();
        awaitOnline();
        assertThat(device().subscriptions()).noneMatch(filter -> filter.startsWith("/shadow/"));
        assertThat(requests()).isEmpty();
        AliyunShadowActions actions = actions(handler);
        assertThat(actions.updateShadow("{\"a\":{\"b\":1},\"c\":2,\"d\":3}"))
                .isEqualTo(Map.of("outcome", "acknowledged", "reason", ""));
        assertThat(device().subscriptions()).contains("/shadow/get/" + PRODUCT + "/" + DEVICE);
        assertThat(AliyunShadowActions.deleteShadow(actions, "a.b, c")).containsEntry("outcome", "acknowledged");
        Map<String, Object> got = AliyunShadowActions.getShadow(actions);
        assertThat(got).containsEntry("outcome", "done");
        assertThat(json(String.valueOf(got.get("shadow"))).getAsJsonObject("state"))
                .isEqualTo(json("{\"reported\":{\"d\":3},\"desired\":{}}"));
        assertThat(actions.deleteShadow("*")).containsEntry("outcome", "acknowledged");
        awaitState("{\"reported\":{}}");
    }

    @Test
    void whatAnActionCannotDoIsAnOutcome() {
        startThing();
        awaitOnline();
        AliyunShadowActions actions = actions(handler);
        assertThat(actions.updateShadow(null)).containsEntry("outcome", "refused");
        assertThat(actions.updateShadow("{}").get("reason")).asString().contains("name at least one");
        assertThat(actions.updateShadow("[1]").get("reason")).asString().contains("no JSON object");
        assertThat(actions.deleteShadow("").get("reason")).asString().contains("light.power");
        assertThat(actions.deleteShadow("a,,b")).containsEntry("outcome", "refused");
        cloud.faults().addForAll(Fault.blackHole());
        Map<String, Object> silent = actions.getShadow();
        assertThat(silent).containsEntry("outcome", "queued").containsEntry("shadow", "");
        handler.dispose();
        assertThat(actions.getShadow().get("reason")).asString().contains("not ready");
        assertThat(new AliyunShadowActions().getShadow()).containsEntry("outcome", "refused");
        assertThatIllegalArgumentException().isThrownBy(() -> AliyunShadowActions.getShadow(null));
        handler = null;
    }

    @Test
    void aSubDeviceHasAShadowOfItsOwn() {
        startThing();
        awaitOnline();
        SubThing lamp =
                lamp().with("deviceSecret", SECRET).with("autoTopology", true).start();
        lamp.awaitOnline();
        ChannelUID uid = new ChannelUID(lamp.uid, "shade");
        lamp.handler.thingUpdated(ThingBuilder.create(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE, lamp.uid)
                .withBridge(UID)
                .withConfiguration(new Configuration(new HashMap<>(lamp.configuration)))
                .withChannels(ChannelBuilder.create(uid)
                        .withType(new ChannelTypeUID(AliyunIotBindingConstants.BINDING_ID, "shadow-number"))
                        .withConfiguration(new Configuration(Map.of("key", "shade")))
                        .build())
                .build());
        cloud.thing(LAMPS, LAMP).wishShadow("{\"shade\":3}");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(json(cloud.thing(LAMPS, LAMP).shadow()).getAsJsonObject("state"))
                                .isEqualTo(json("{\"reported\":{\"shade\":3}}")));
        assertThat(lamp.openhab.events).contains("shade command 3");
        assertThat(actions(lamp.handler).getShadow()).containsEntry("outcome", "done");
    }

    @ParameterizedTest
    @CsvSource({
        "shadow-string, key, '', offline.channel-shadow-key",
        "shadow-string, key, a..b, offline.channel-shadow-key",
        "shadow-number, unit, nonsense, offline.channel-unit",
        "shadow-dimmer, max, -1, offline.channel-range",
        "shadow-dimmer, max, x, offline.channel-value"
    })
    void aChannelThatOnlyTheUserCanPutRightSaysHow(String type, String parameter, String value, String key) {
        Map<String, Object> configuration = new HashMap<>(Map.of("key", "a"));
        configuration.put(parameter, value);
        addChannel("bad", type, configuration);
        startThing();
        List<String> arguments = switch (key) {
            case "offline.channel-range" -> List.of("bad", "0", value);
            case "offline.channel-value" -> List.of("bad");
            default -> List.of("bad", value);
        };
        awaitStatus(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, LocalizedText.of(key, arguments));
    }
}
