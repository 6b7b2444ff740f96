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
package org.openhab.binding.aliyuniot.internal.channel.model.kind;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.binding.aliyuniot.internal.model.channel.Feature;
import org.openhab.binding.aliyuniot.link.thingmodel.FeatureIdentifier;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * Reads what a channel of a thing model is, and says what is wrong with one that cannot be used. Those that users add have
 * a type that says what they are; those that come from a thing model have one each, {@code m-<ProductKey>-<id>}.
 */
final class ModelChannelReader {
    static final String PROPERTY = "property";
    static final String EVENT = "event";
    static final String SERVICE = "service";
    static final String RAW = "raw";

    private ModelChannelReader() {}

    /** One of the constants; {@code null} for channels of other kinds. */
    static @Nullable String kindOf(Channel channel) {
        ChannelTypeUID type = channel.getChannelTypeUID();
        if (type == null || !AliyunIotBindingConstants.BINDING_ID.equals(type.getBindingId())) {
            return null;
        }
        if (List.of(PROPERTY, EVENT, SERVICE, RAW).contains(type.getId())) {
            return type.getId();
        }
        String generated = Feature.generatedId(type);
        if (generated == null) {
            return null;
        }
        if (channel.getKind() == ChannelKind.TRIGGER) {
            return SERVICE;
        }
        return isEvent(channel, generated) ? EVENT : PROPERTY;
    }

    /** A property of the module {@code event} looks almost like an event, and so does a member of a struct. */
    private static boolean isEvent(Channel channel, String id) {
        Feature feature = Feature.of(channel);
        if (feature != null) {
            return feature.kind() == Feature.Kind.EVENT;
        }
        // Its type does not say quite what its identifier does: the module may stand behind the word.
        String identifier = Feature.identifierOf(channel);
        return identifier != null
                && Feature.memberOf(channel) == null
                && id.equals("event-" + identifier.replace(':', '-'));
    }

    /**
     * What the channel is about, as the thing model calls it.
     *
     * @throws ChannelException if that is missing or cannot be, or if the thing has no thing model at all
     */
    static String identifierOf(Channel channel, ModelLine line) throws ChannelException {
        checkModel(channel, line);
        String identifier = Feature.identifierOf(channel);
        if (identifier == null) {
            throw new ChannelException(channel.getUID(), "offline.channel-identifier");
        }
        try {
            return FeatureIdentifier.of(identifier).text();
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel.getUID(), "offline.channel-identifier-malformed", identifier);
        }
    }

    /**
     * @throws ChannelException if a channel that a user has added is of a thing that has no thing model
     */
    static void checkModel(Channel channel, ModelLine line) throws ChannelException {
        ChannelTypeUID type = channel.getChannelTypeUID();
        if (line == ModelLine.NONE && type != null && Feature.generatedId(type) == null) {
            throw new ChannelException(channel.getUID(), "offline.channel-no-model");
        }
    }
}
