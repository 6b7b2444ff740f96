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
package org.openhab.aliyuniot.emulator.configuration;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.thingmodel.RawCodec;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;
import org.openhab.aliyuniot.emulator.topic.TopicClass;

/**
 * A product: the custom topic classes and the thing model that all its devices share.
 *
 * <p>Every product has the platform's three default classes ({@code user/update} and {@code user/update/error} to publish,
 * {@code user/get} to subscribe). With no further classes named, every other topic below {@code user/} may be used in
 * both directions; as soon as one is named, only the named ones may.
 *
 * @param productKey letters and digits, up to 20
 * @param topics custom topic classes beyond the default ones
 * @param thingModel its properties, events and services; null has names and values of devices not checked
 * @param codec of a product with data of its own format; null has devices speak Alink
 * @param registration whether devices may learn their secrets
 * @param remoteConfig the JSON of the product's file of configuration; null has none
 */
public record ProductDefinition(
        String productKey,
        List<TopicClass> topics,
        @Nullable ThingModel thingModel,
        @Nullable RawCodec codec,
        DynamicRegistration registration,
        @Nullable String remoteConfig) {
    private static final Pattern PRODUCT_KEY = Pattern.compile("[A-Za-z0-9]{1,20}");

    public ProductDefinition {
        checkProductKey(productKey);
        topics = List.copyOf(topics);
    }

    /** A product without thing model. */
    public ProductDefinition(String productKey, List<TopicClass> topics) {
        this(productKey, topics, null, null, DynamicRegistration.OFF, null);
    }

    /** The same product with a thing model. */
    public ProductDefinition withThingModel(ThingModel model) {
        return new ProductDefinition(productKey, topics, model, codec, registration, remoteConfig);
    }

    /** The same product with data of its own format. */
    public ProductDefinition withCodec(RawCodec raw) {
        return new ProductDefinition(productKey, topics, thingModel, raw, registration, remoteConfig);
    }

    /** The same product with devices that may learn their secrets, or may not. */
    public ProductDefinition withRegistration(DynamicRegistration changed) {
        return new ProductDefinition(productKey, topics, thingModel, codec, changed, remoteConfig);
    }

    /** The same product with a file of configuration. */
    public ProductDefinition withRemoteConfig(String json) {
        return new ProductDefinition(productKey, topics, thingModel, codec, registration, json);
    }

    /** A product whose devices may use every topic below {@code user/}. */
    public static ProductDefinition of(String productKey) {
        return new ProductDefinition(productKey, List.of());
    }

    public static void checkProductKey(String productKey) {
        if (!PRODUCT_KEY.matcher(productKey).matches()) {
            throw new IllegalArgumentException(
                    "productKey must have up to 20 letters and digits but is '" + productKey + "'");
        }
    }
}
