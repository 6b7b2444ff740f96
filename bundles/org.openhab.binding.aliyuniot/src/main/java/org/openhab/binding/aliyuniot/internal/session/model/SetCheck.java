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
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.model.PropertyPath;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.PropertyChannel;
import org.openhab.binding.aliyuniot.internal.channel.model.value.TslValues;
import org.openhab.binding.aliyuniot.internal.channel.model.value.UnfitValueException;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.alink.PlatformRequest;
import org.openhab.binding.aliyuniot.link.property.SetAnswer;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.thingmodel.AccessMode;
import org.openhab.binding.aliyuniot.link.thingmodel.PropertyDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;

/**
 * Says whether items can become what the platform wants: the thing model has to allow it, and an item has to take it. For
 * any thread; asks openHAB.
 */
final class SetCheck {
    /** The device's own code for a property that no item is there for. */
    static final int NO_ITEM = 100_001;

    private final Supplier<@Nullable ThingModel> model;
    private final Supplier<List<PropertyChannel>> channels;
    private final ThingReports reports;
    private final MirroredItems mirrors;

    /**
     * @param value as it is on the wire; {@code null} if the answer refuses it
     */
    record Checked(SetAnswer answer, @Nullable JsonElement value) {
        private static Checked refused(int code, String identifier, String sentence) {
            return new Checked(new SetAnswer(code, ForeignText.line(identifier) + " " + sentence), null);
        }
    }

    SetCheck(
            Supplier<@Nullable ThingModel> model,
            Supplier<List<PropertyChannel>> channels,
            ThingReports reports,
            MirroredItems mirrors) {
        this.model = model;
        this.channels = channels;
        this.reports = reports;
        this.mirrors = mirrors;
    }

    /** The answer to a set, all of whose values are taken or none. */
    SetAnswer answerTo(Map<String, JsonElement> values) {
        for (Map.Entry<String, JsonElement> entry : values.entrySet()) {
            Checked checked = check(entry.getKey(), entry.getValue());
            if (!checked.answer().isAccepted()) {
                reports.refused(
                        "model",
                        "set.refused",
                        "A set is refused: " + checked.answer().message());
                return checked.answer();
            }
        }
        return SetAnswer.ACCEPTED;
    }

    /** Those of the values that can be taken, as they are on the wire. */
    Map<String, JsonElement> accepted(Map<String, JsonElement> values) {
        Map<String, JsonElement> accepted = new LinkedHashMap<>();
        values.forEach((identifier, value) -> {
            JsonElement checked = check(identifier, value).value();
            if (checked != null) {
                accepted.put(identifier, checked);
            }
        });
        return accepted;
    }

    /** Whether one value can be taken. */
    Checked check(String identifier, JsonElement value) {
        ThingModel present = model.get();
        if (present == null) {
            return Checked.refused(PlatformRequest.INTERNAL_ERROR, identifier, "waits for the thing model");
        }
        PropertyDefinition property = present.property(identifier);
        if (property == null) {
            return Checked.refused(PlatformRequest.BAD_PARAMETERS, identifier, "is no property of the thing model");
        }
        if (property.access() == AccessMode.READ) {
            return Checked.refused(PlatformRequest.BAD_PARAMETERS, identifier, "cannot be set");
        }
        try {
            JsonElement checked = TslValues.checked(property.type(), value);
            return isTaken(present, identifier, checked)
                    ? new Checked(SetAnswer.ACCEPTED, checked)
                    : Checked.refused(NO_ITEM, identifier, "has no item that takes it");
        } catch (UnfitValueException e) {
            return Checked.refused(PlatformRequest.BAD_PARAMETERS, identifier, e.rule());
        }
    }

    /** Of a struct one member is enough: nobody has to link all of them. */
    private boolean isTaken(ThingModel present, String identifier, JsonElement value) throws UnfitValueException {
        for (PropertyChannel channel : channels.get()) {
            JsonElement own = partOf(channel.property(), identifier, value);
            if (own != null && isTaken(present, channel, own)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTaken(ThingModel present, PropertyChannel channel, JsonElement value) throws UnfitValueException {
        return mirrors.isMirrored(channel.uid())
                ? mirrors.takes(channel.uid(), channel.commandOf(present, value))
                : reports.isLinked(channel.uid());
    }

    /**
     * What a channel gets of a property's value.
     *
     * @return {@code null} if it has another property, or a member that the value does not have
     */
    static @Nullable JsonElement partOf(PropertyPath property, String identifier, JsonElement value) {
        String member = property.member();
        if (!property.identifier().equals(identifier)) {
            return null;
        }
        return member == null ? value : value instanceof JsonObject members ? members.get(member) : null;
    }
}
