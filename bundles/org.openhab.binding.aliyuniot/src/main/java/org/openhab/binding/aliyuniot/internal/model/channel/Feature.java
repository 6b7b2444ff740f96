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

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.thingmodel.FeatureIdentifier;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * What of a thing model a channel stands for.
 *
 * @param member of a property that is a struct; {@code null} for all of it, and for all else
 */
public record Feature(
        Kind kind, FeatureIdentifier identifier, @Nullable String member) {
    /** The parameter of a channel that has the identifier, as it is on the wire. */
    static final String IDENTIFIER = "identifier";

    /** The parameter of a channel that has the member. */
    static final String MEMBER = "member";

    private static final String GENERATED = "m-";
    private static final Pattern GENERATED_TYPE =
            Pattern.compile(GENERATED + "(?<product>[A-Za-z0-9]{1,20})-(?<id>.+)");

    /** What a feature is. */
    public enum Kind {
        PROPERTY("property", ""),
        EVENT("event", "event-"),
        SERVICE("service", "service-");

        private final String type;
        private final String prefix;

        Kind(String type, String prefix) {
            this.type = type;
            this.prefix = prefix;
        }
    }

    /**
     * What a channel stands for, by its type and its parameters.
     *
     * @return {@code null} if that is nothing of a thing model, or its parameters name nothing that one may have
     */
    public static @Nullable Feature of(Channel channel) {
        ChannelTypeUID type = channel.getChannelTypeUID();
        if (type == null || !AliyunIotBindingConstants.BINDING_ID.equals(type.getBindingId())) {
            return null;
        }
        String identifier = identifierOf(channel);
        String member = memberOf(channel);
        if (identifier == null) {
            return null;
        }
        try {
            FeatureIdentifier written = FeatureIdentifier.of(identifier);
            for (Kind kind : Kind.values()) {
                Feature feature = new Feature(kind, written, kind == Kind.PROPERTY ? member : null);
                if (kind.type.equalsIgnoreCase(type.getId()) || feature.isTypeOf(type.getId())) {
                    return feature;
                }
            }
        } catch (IllegalArgumentException e) {
            // Whoever reads the channel says so.
        }
        return null;
    }

    /** The identifier that a channel is given, whether it can be one or not; {@code null} if it has none. */
    public static @Nullable String identifierOf(Channel channel) {
        return text(channel, IDENTIFIER);
    }

    /** The member that a channel is given; {@code null} if it has none. */
    public static @Nullable String memberOf(Channel channel) {
        return text(channel, MEMBER);
    }

    private static @Nullable String text(Channel channel, String parameter) {
        Object value = channel.getConfiguration().get(parameter);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    /** The type's id has the feature's own at its end; what is before it is a product key. */
    private boolean isTypeOf(String typeId) {
        String end = '-' + flat(channelId());
        return isGenerated(typeId)
                && typeId.endsWith(end)
                && typeId.indexOf('-', GENERATED.length()) == typeId.length() - end.length();
    }

    /** Whether a type of channels is one that is made for a thing model. */
    static boolean isGenerated(String typeId) {
        return typeId.startsWith(GENERATED);
    }

    /** The id of the channel, if nobody has given it another one. It says by itself which feature is meant. */
    public String channelId() {
        String block = identifier.block();
        String id = kind.prefix + identifier.id() + (member == null ? "" : '-' + member);
        return block == null ? id : block + '#' + id;
    }

    /** The product of a type that is made for a thing model; {@code null} for other types. */
    static @Nullable String productKeyOf(ChannelTypeUID type) {
        return generated(type, "product");
    }

    /** What a type that is made for a thing model says behind the product; {@code null} for other types. */
    public static @Nullable String generatedId(ChannelTypeUID type) {
        return generated(type, "id");
    }

    private static @Nullable String generated(ChannelTypeUID type, String part) {
        Matcher generated = GENERATED_TYPE.matcher(type.getId());
        return AliyunIotBindingConstants.BINDING_ID.equals(type.getBindingId()) && generated.matches()
                ? generated.group(part)
                : null;
    }

    /** The type of a channel that a user writes for it. */
    String typeName() {
        return kind.type;
    }

    /** The type of the channel. */
    public ChannelTypeUID typeUid(String productKey) {
        return new ChannelTypeUID(
                AliyunIotBindingConstants.BINDING_ID, GENERATED + productKey + '-' + flat(channelId()));
    }

    private static String flat(String channelId) {
        return channelId.replace('#', '-');
    }
}
