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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.binding.aliyuniot.link.thingmodel.FeatureIdentifier;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * Tells the channels of a thing model apart. Those that users add have a type that says what they are; those that come
 * from a thing model have one each, {@code m-<ProductKey>-<id>}.
 */
final class ModelChannels {
    static final String PROPERTY = "property";
    static final String EVENT = "event";
    static final String SERVICE = "service";
    static final String RAW = "raw";

    private static final String IDENTIFIER = "identifier";
    private static final Pattern GENERATED = Pattern.compile("m-[A-Za-z0-9]{1,32}-(.{1,200})");

    private ModelChannels() {}

    /** One of the constants; {@code null} for channels of other kinds. */
    static @Nullable String kindOf(Channel channel) {
        ChannelTypeUID type = channel.getChannelTypeUID();
        if (type == null || !AliyunIotBindingConstants.BINDING_ID.equals(type.getBindingId())) {
            return null;
        }
        if (List.of(PROPERTY, EVENT, SERVICE, RAW).contains(type.getId())) {
            return type.getId();
        }
        Matcher generated = GENERATED.matcher(type.getId());
        if (!generated.matches()) {
            return null;
        }
        if (channel.getKind() == ChannelKind.TRIGGER) {
            return SERVICE;
        }
        return isEvent(channel, generated.group(1)) ? EVENT : PROPERTY;
    }

    /** A property of the module {@code event} looks almost like an event, and so does a member of a struct. */
    private static boolean isEvent(Channel channel, String id) {
        Object identifier = channel.getConfiguration().get(IDENTIFIER);
        if (identifier == null || channel.getConfiguration().get("member") != null) {
            return false;
        }
        String[] parts = identifier.toString().split(":", 2);
        return parts.length == 1
                ? ("event-" + parts[0]).equals(id)
                : id.equals(parts[0] + "-event-" + parts[1]) || id.equals("event-" + parts[0] + "-" + parts[1]);
    }

    /**
     * What the channel is about, as the thing model calls it.
     *
     * @throws ChannelException if that is missing or cannot be, or if the thing has no thing model at all
     */
    static String identifierOf(Channel channel, ModelLine line) throws ChannelException {
        checkModel(channel, line);
        Object identifier = channel.getConfiguration().get(IDENTIFIER);
        if (identifier == null || identifier.toString().isBlank()) {
            throw new ChannelException(channel.getUID(), "offline.channel-identifier");
        }
        try {
            return FeatureIdentifier.of(identifier.toString().strip()).text();
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel.getUID(), "offline.channel-identifier-malformed", identifier.toString());
        }
    }

    /**
     * @throws ChannelException if a channel that a user has added is of a thing that has no thing model
     */
    static void checkModel(Channel channel, ModelLine line) throws ChannelException {
        ChannelTypeUID type = channel.getChannelTypeUID();
        if (line == ModelLine.NONE
                && type != null
                && !GENERATED.matcher(type.getId()).matches()) {
            throw new ChannelException(channel.getUID(), "offline.channel-no-model");
        }
    }
}
