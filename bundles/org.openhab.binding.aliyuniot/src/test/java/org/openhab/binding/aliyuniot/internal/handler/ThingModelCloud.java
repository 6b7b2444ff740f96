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

import com.google.gson.JsonParser;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.aliyuniot.emulator.cloud.CloudThing;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.thingmodel.PropertyValue;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;

/** A product with a thing model, whose device has the platform's as its own. */
@NonNullByDefault({})
abstract class ThingModelCloud extends EmulatedCloud {
    static final Duration ANSWER = Duration.ofSeconds(8);

    /** Items of other bindings: what each is now, by channel; {@code null} where nothing may go up. */
    static final class OtherItems implements MirroredItems {
        final Map<ChannelUID, Command> present = new ConcurrentHashMap<>();
        final Map<ChannelUID, Boolean> takes = new ConcurrentHashMap<>();

        @Override
        public boolean isMirrored(ChannelUID channel) {
            return takes.containsKey(channel);
        }

        @Override
        public Command present(ChannelUID channel) {
            return present.get(channel);
        }

        @Override
        public boolean takes(ChannelUID channel, Command command) {
            return takes.getOrDefault(channel, false);
        }
    }

    @Override
    ProductDefinition product(ProductDefinition usual) throws Exception {
        try (InputStream tsl = ThingModelCloud.class.getResourceAsStream("/home.tsl.json")) {
            return usual.withThingModel(ThingModel.read(tsl.readAllBytes()));
        }
    }

    CloudThing thing() {
        return cloud.thing(PRODUCT, DEVICE);
    }

    /** Has the device online with all channels of the thing model. */
    void startModel() {
        parameters.put("model", "cloud");
        startThing();
        awaitOnline();
        await().atMost(PATIENCE)
                .until(() -> handler.model() != null
                        && !handler.model().features().isEmpty()
                        && handler.getThing().getChannel("Power") != null);
    }

    void command(String channel, Command command) {
        handler.handleCommand(channel(channel), command);
    }

    String property(String identifier) {
        PropertyValue value = thing().properties().get(identifier);
        return value == null ? null : value.value();
    }

    void awaitProperty(String identifier, String json) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(property(identifier)).isEqualTo(json));
    }

    ServiceReply set(String json) throws Exception {
        return thing().set(json, ANSWER);
    }

    /** Payloads on topics of the device's system that end so. */
    List<String> sentTo(String end) {
        return cloud.device(PRODUCT, DEVICE).messages(0).stream()
                .filter(message -> message.topic().endsWith(end))
                .map(ReceivedMessage::text)
                .toList();
    }

    /** Values of a property in the order of the posts that have it. */
    List<String> posted(String identifier) {
        return sentTo("/thing/event/property/post").stream()
                .map(text -> JsonParser.parseString(text).getAsJsonObject().getAsJsonObject("params"))
                .filter(params -> params.has(identifier))
                .map(params -> params.get(identifier).toString())
                .toList();
    }

    List<String> events(String channel) {
        return openhab.events.stream()
                .filter(event -> event.startsWith(channel + " "))
                .toList();
    }

    void addModelChannel(String id, String type, String identifier, Map<String, Object> more) {
        Map<String, Object> configuration = new HashMap<>(more);
        configuration.put("identifier", identifier);
        addChannel(id, type, configuration);
    }
}
