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
package org.openhab.binding.aliyuniot.internal.session.model;

import com.google.gson.JsonElement;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.PropertyChannel;
import org.openhab.binding.aliyuniot.link.property.DesiredProperties;
import org.openhab.binding.aliyuniot.link.property.DesiredValue;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.thingmodel.AccessMode;
import org.openhab.binding.aliyuniot.link.thingmodel.PropertyDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the platform has wished for while the device was away, as if it were set now, and clears it (chapter "Desired
 * property values"). A wish that nobody can do stays. For any thread.
 */
final class WishedValues {
    private final Logger logger = LoggerFactory.getLogger(WishedValues.class);

    private final DesiredProperties desired;
    private final SetCheck check;
    private final PropertyDesk desk;
    private final Supplier<@Nullable ThingModel> model;
    private final Supplier<List<PropertyChannel>> channels;
    private final Executor mailbox;

    /**
     * @param mailbox for code of others
     */
    WishedValues(
            DesiredProperties desired,
            SetCheck check,
            PropertyDesk desk,
            Supplier<@Nullable ThingModel> model,
            Supplier<List<PropertyChannel>> channels,
            Executor mailbox) {
        this.desired = desired;
        this.check = check;
        this.desk = desk;
        this.model = model;
        this.channels = channels;
        this.mailbox = mailbox;
    }

    /** Asks for all wishes and does them. */
    void fulfil() {
        ThingModel present = model.get();
        if (present != null) {
            ask(
                    present.properties().stream()
                            .filter(property -> property.access() == AccessMode.READ_WRITE)
                            .map(PropertyDefinition::identifier)
                            .map(Object::toString)
                            .toList(),
                    this::doWishes);
        }
    }

    private void ask(Collection<String> identifiers, Consumer<Map<String, DesiredValue>> then) {
        desired.get(identifiers).whenComplete((wishes, failure) -> {
            if (failure != null) {
                logger.debug("Wishes cannot be asked for: {}", ForeignText.reasons(failure));
            } else if (!wishes.isEmpty()) {
                mailbox.execute(() -> then.accept(wishes));
            }
        });
    }

    private void doWishes(Map<String, DesiredValue> wishes) {
        Map<String, JsonElement> accepted = new LinkedHashMap<>();
        wishes.forEach((identifier, wish) -> {
            SetCheck.Checked checked = check.check(identifier, wish.value());
            JsonElement value = checked.value();
            if (value != null) {
                accepted.put(identifier, value);
            } else {
                refuse(identifier, wish, checked.answer().message());
            }
        });
        desk.set(accepted);
        clear(wishes, (identifier, wish) -> accepted.containsKey(identifier));
    }

    private void refuse(String identifier, DesiredValue wish, String sentence) {
        logger.debug("A wish for {} stays: {}", ForeignText.line(identifier), sentence);
        channels.get().stream()
                .filter(channel -> channel.property().identifier().equals(identifier))
                .forEach(channel -> channel.refused(wish.value(), "is refused: " + sentence));
    }

    /** Clears wishes that a set has just fulfilled, which does not tell the number that clearing takes. */
    void done(Map<String, JsonElement> set) {
        ask(
                set.keySet(),
                wishes -> clear(wishes, (identifier, wish) -> {
                    JsonElement wished = check.check(identifier, wish.value()).value();
                    return wished != null && wished.equals(set.get(identifier));
                }));
    }

    private void clear(Map<String, DesiredValue> wishes, BiPredicate<String, DesiredValue> isDone) {
        Map<String, Long> versions = new HashMap<>();
        wishes.forEach((identifier, wish) -> {
            if (isDone.test(identifier, wish)) {
                versions.put(identifier, wish.version());
            }
        });
        if (!versions.isEmpty()) {
            desired.delete(versions).whenComplete((reply, failure) -> {
                if (failure != null || !reply.isSuccess()) {
                    logger.debug("Wishes are not cleared: {}", failure == null ? reply : ForeignText.reasons(failure));
                }
            });
        }
    }
}
