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
package org.openhab.binding.aliyuniot.internal.model.channel;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.model.ProductModels;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeBuilder;
import org.openhab.core.thing.type.ChannelTypeProvider;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * The types of the channels that are made for thing models. They have no ranges and options: openHAB would show those of
 * the type for an item that only mirrors to such a channel. For any thread.
 *
 * <p>openHAB has a thing wait two minutes for the type of each of its channels. So each type whose name could be of this
 * kind has an answer, though nothing may be known of the product yet.
 */
public class ModelChannelTypes implements ChannelTypeProvider {
    private static final String CONFIGURATION = "channel-type:aliyuniot:";
    private static final String SERVICE = "(.+-)?service-[A-Za-z0-9_]+";

    private final ProductModels models;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** The types of a product, made of one thing model. */
    private record Known(ThingModel model, Map<ChannelTypeUID, ChannelType> types) {}

    /**
     * @param models of all products
     */
    public ModelChannelTypes(ProductModels models) {
        this.models = models;
    }

    @Override
    public Collection<ChannelType> getChannelTypes(@Nullable Locale locale) {
        return models.productKeys().stream()
                .flatMap(productKey -> types(productKey).values().stream())
                .toList();
    }

    /** The texts are the thing model's, whatever the language. */
    @Override
    public @Nullable ChannelType getChannelType(ChannelTypeUID channelTypeUID, @Nullable Locale locale) {
        String productKey = Feature.productKeyOf(channelTypeUID);
        if (productKey == null) {
            return null;
        }
        @Nullable ChannelType type = types(productKey).get(channelTypeUID);
        return type == null ? placeholder(channelTypeUID, productKey) : type;
    }

    private Map<ChannelTypeUID, ChannelType> types(String productKey) {
        ThingModel model = models.ofType(productKey);
        if (model == null) {
            known.remove(productKey);
            return Map.of();
        }
        @Nullable Known made = known.get(productKey);
        if (made == null || made.model() != model) {
            made = new Known(model, make(productKey, model));
            known.put(productKey, made);
        }
        return made.types();
    }

    private static Map<ChannelTypeUID, ChannelType> make(String productKey, ThingModel model) {
        Map<ChannelTypeUID, ChannelType> types = new HashMap<>();
        for (ModelChannel channel : WantedChannels.of(model).all()) {
            ChannelTypeUID uid = channel.feature().typeUid(productKey);
            types.putIfAbsent(uid, type(uid, channel));
        }
        return Collections.unmodifiableMap(types);
    }

    private static ChannelType type(ChannelTypeUID uid, ModelChannel channel) {
        URI configuration = URI.create(CONFIGURATION + channel.feature().typeName());
        String itemType = channel.itemType();
        return itemType == null || channel.kind() == ChannelKind.TRIGGER
                ? ChannelTypeBuilder.trigger(uid, channel.label())
                        .withConfigDescriptionURI(configuration)
                        .build()
                : ChannelTypeBuilder.state(uid, channel.label(), itemType)
                        .withUnitHint(channel.unitHint())
                        .withConfigDescriptionURI(configuration)
                        .build();
    }

    /** What a channel of that type accepts is known to the channel itself. */
    private static ChannelType placeholder(ChannelTypeUID uid, String productKey) {
        String id = uid.getId().substring(uid.getId().indexOf(productKey) + productKey.length() + 1);
        return id.matches(SERVICE)
                ? ChannelTypeBuilder.trigger(uid, id).build()
                : ChannelTypeBuilder.state(uid, id, "String").build();
    }
}
