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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;

/**
 * The channels of a thing, adjusted to its thing model.
 *
 * @param channels all of them; those that are right are the objects that they were
 * @param vanished ids of channels that stand for nothing in the thing model and stay, as they have items or were written
 *     by the user
 * @param problems sentences for the log on what has no channel and why
 */
public record AdjustedChannels(List<Channel> channels, List<String> vanished, List<String> problems) {
    /** Marks channels that the user has written, which keep id and label and are not removed. */
    private static final String WRITTEN = "written";

    private static final String YES = "true";

    public AdjustedChannels {
        channels = List.copyOf(channels);
        vanished = List.copyOf(vanished);
        problems = List.copyOf(problems);
    }

    /**
     * Adjusts channels.
     *
     * @param thing whose they are
     * @param present may be of any type; those that stand for nothing in a thing model stay as they are
     * @param linked whether a channel has an item
     */
    public static AdjustedChannels of(
            ThingModel model, String productKey, ThingUID thing, List<Channel> present, Predicate<ChannelUID> linked) {
        return new Adjustment(WantedChannels.of(model), productKey, thing, linked).run(present);
    }

    /** Adjusts the channels of one thing once. */
    private static final class Adjustment {
        private final WantedChannels wanted;
        private final String productKey;
        private final ThingUID thing;
        private final Predicate<ChannelUID> linked;
        private final List<Channel> channels = new ArrayList<>();
        private final List<String> vanished = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        Adjustment(WantedChannels wanted, String productKey, ThingUID thing, Predicate<ChannelUID> linked) {
            this.wanted = wanted;
            this.productKey = productKey;
            this.thing = thing;
            this.linked = linked;
        }

        AdjustedChannels run(List<Channel> present) {
            Map<Channel, Feature> features = new HashMap<>();
            Set<Feature> written = new HashSet<>();
            for (Channel channel : present) {
                Feature feature = Feature.of(channel);
                if (feature != null) {
                    features.put(channel, feature);
                    if (isWritten(channel, feature)) {
                        written.add(feature);
                    }
                }
            }
            Set<Feature> served = new HashSet<>();
            for (Channel channel : present) {
                Feature feature = features.get(channel);
                if (feature == null) {
                    channels.add(channel);
                } else {
                    boolean twin = written.contains(feature) && !isWritten(channel, feature);
                    if (adjust(channel, feature, twin)) {
                        served.add(feature);
                    }
                }
            }
            addMissing(served);
            if (wanted.leftOut() > 0) {
                problems.add("The thing model asks for " + wanted.leftOut() + " channels more than "
                        + WantedChannels.MAX_CHANNELS + ", which are missing");
            }
            return new AdjustedChannels(channels, vanished, problems);
        }

        /** Whether the user has written a channel, and not the binding. */
        private static boolean isWritten(Channel channel, Feature feature) {
            return !Feature.isGenerated(String.valueOf(typeId(channel)))
                    || YES.equals(channel.getProperties().get(WRITTEN))
                    || !channel.getUID().getId().equals(feature.channelId());
        }

        private static @Nullable String typeId(Channel channel) {
            var type = channel.getChannelTypeUID();
            return type == null ? null : type.getId();
        }

        /**
         * @param twin whether another channel, of the user's, stands for the same
         * @return whether the channel stands for something in the thing model
         */
        private boolean adjust(Channel channel, Feature feature, boolean twin) {
            ModelChannel definition = wanted.of(feature);
            boolean stays = isWritten(channel, feature) || linked.test(channel.getUID());
            if (definition != null && (!twin || stays)) {
                channels.add(adjusted(channel, definition));
            } else if (stays) {
                channels.add(channel);
                vanished.add(channel.getUID().getId());
            }
            return definition != null;
        }

        private Channel adjusted(Channel channel, ModelChannel definition) {
            boolean written = isWritten(channel, definition.feature());
            String own = channel.getLabel();
            String label = written && own != null && !own.isBlank() ? own : definition.label();
            ChannelBuilder builder = ChannelBuilder.create(channel)
                    .withKind(definition.kind())
                    .withType(definition.feature().typeUid(productKey))
                    .withAcceptedItemType(definition.itemType())
                    .withLabel(label);
            if (written) {
                Map<String, String> properties = new HashMap<>(channel.getProperties());
                properties.put(WRITTEN, YES);
                builder.withProperties(properties);
            }
            Channel adjusted = builder.build();
            return isSame(channel, adjusted) ? channel : adjusted;
        }

        private static boolean isSame(Channel one, Channel other) {
            return one.getKind() == other.getKind()
                    && Objects.equals(one.getChannelTypeUID(), other.getChannelTypeUID())
                    && Objects.equals(one.getAcceptedItemType(), other.getAcceptedItemType())
                    && Objects.equals(one.getLabel(), other.getLabel())
                    && one.getProperties().equals(other.getProperties());
        }

        private void addMissing(Set<Feature> served) {
            Set<String> ids = new HashSet<>();
            channels.forEach(channel -> ids.add(channel.getUID().getId()));
            for (ModelChannel definition : wanted.generated()) {
                String id = definition.feature().channelId();
                if (served.contains(definition.feature())) {
                    continue;
                }
                if (!ids.add(id)) {
                    problems.add("Channel " + id
                            + " of the thing model is missing, as another channel has this id. Give that one"
                            + " another id, or the type " + definition.feature().typeName());
                    continue;
                }
                channels.add(ChannelBuilder.create(new ChannelUID(thing, id), definition.itemType())
                        .withKind(definition.kind())
                        .withType(definition.feature().typeUid(productKey))
                        .withLabel(definition.label())
                        .withConfiguration(definition.configuration())
                        .build());
            }
        }
    }
}
