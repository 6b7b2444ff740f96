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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.model.ProductModels;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.binding.builder.ThingBuilder;

/** A device whose product has a thing model, with the emulator as its cloud. */
@NonNullByDefault({})
abstract class ModelledCloud extends EmulatedCloud {
    /** Ids of channels that have items. */
    final Set<String> items = new HashSet<>();

    private List<Channel> atStart = List.of();

    @BeforeEach
    void useModel() {
        channels.clear();
        parameters.put("model", "cloud");
        openhab.linked = channel -> items.contains(channel.getId());
    }

    static String tsl(String... properties) {
        return "{\"properties\":[" + String.join(",", properties) + "],\"events\":[],\"services\":[]}";
    }

    static String property(String identifier, String mode, String type, String specs) {
        return "{\"identifier\":\"%s\",\"name\":\"The %s\",\"accessMode\":\"%s\",\"required\":false,%s}"
                .formatted(identifier, identifier, mode, type(type, specs));
    }

    static String type(String type, String specs) {
        return "\"dataType\":{\"type\":\"%s\",\"specs\":%s}".formatted(type, specs);
    }

    static String temperature(String identifier) {
        return property(identifier, "r", "double", "{\"min\":\"-40\",\"max\":\"55\",\"step\":\"0.1\",\"unit\":\"℃\"}");
    }

    /** Has the product another thing model from now on; the cloud starts anew for that. */
    void serve(String tsl) throws Exception {
        serve(new ProductDefinition(PRODUCT, List.of())
                .withThingModel(ThingModel.read(tsl.getBytes(StandardCharsets.UTF_8))));
    }

    void serve(ProductDefinition product) throws Exception {
        cloud.close();
        cloud = AliyunIotEmulator.start(cloud.configuration().withProduct(product));
    }

    /** Everything but what every device has. */
    List<String> channelIds() {
        return ids(handler.getThing());
    }

    static List<String> ids(Thing thing) {
        return thing.getChannels().stream()
                .map(channel -> channel.getUID().getId())
                .toList();
    }

    void awaitChannels(String... ids) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(channelIds()).containsExactly(ids));
    }

    Channel channelOf(String id) {
        return Objects.requireNonNull(handler.getThing().getChannel(channel(id)));
    }

    void reload() throws Exception {
        handler.reloadModel().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    void awaitOnlineWith(String key, String... arguments) {
        awaitStatus(ThingStatus.ONLINE, ThingStatusDetail.NONE, LocalizedText.of(key, Arrays.asList(arguments)));
    }

    @Override
    Thing startThing() {
        Thing thing = super.startThing();
        atStart = List.copyOf(channels);
        return thing;
    }

    /** How often openHAB had to store other channels since the start. */
    int channelWrites() {
        List<Channel> last = atStart;
        int writes = 0;
        for (Thing thing : openhab.stored) {
            writes += thing.getChannels().equals(last) ? 0 : 1;
            last = thing.getChannels();
        }
        return writes;
    }

    /** openHAB ends, and starts again with what it and the binding have stored. */
    void restart(Thing stored) {
        handler.dispose();
        models = new ProductModels(userdata.resolve("models"));
        openhab.statuses.clear();
        openhab.stored.clear();
        channels.clear();
        channels.addAll(stored.getChannels());
        startThing();
    }

    /** What openHAB has on disk of a thing that was made in the UI. */
    Thing managed() {
        return ThingBuilder.create(type(), uid())
                .withConfiguration(new Configuration(parameters))
                .withChannels(new ArrayList<>(handler.getThing().getChannels()))
                .build();
    }
}
