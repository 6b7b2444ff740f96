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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.action.FeatureRow;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.channel.model.PropertyPath;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.EventChannel;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.PropertyChannel;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.ServiceChannel;
import org.openhab.binding.aliyuniot.link.thingmodel.AccessMode;
import org.openhab.binding.aliyuniot.link.thingmodel.EventDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.PropertyDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ServiceDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.type.ArrayType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.EnumType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.Field;
import org.openhab.binding.aliyuniot.link.thingmodel.type.NumberType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.StructType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.TextType;

/**
 * A thing model in words, with what its channels have sent and received last.
 */
final class FeatureRows {
    private static final int MAX_OPTIONS = 8;

    private final ThingModel model;
    private final ThingChannels channels;

    FeatureRows(ThingModel model, ThingChannels channels) {
        this.model = model;
        this.channels = channels;
    }

    List<FeatureRow> all() {
        List<FeatureRow> rows = new ArrayList<>();
        for (PropertyDefinition property : model.properties()) {
            String identifier = property.identifier().text();
            rows.add(row(new PropertyPath(identifier, null), property.type(), property.access()));
            if (property.type() instanceof StructType struct) {
                struct.fields()
                        .forEach(field -> rows.add(row(
                                new PropertyPath(identifier, field.identifier()), field.type(), property.access())));
            }
        }
        model.events().forEach(event -> rows.add(row(event)));
        model.services().forEach(service -> rows.add(row(service)));
        return rows;
    }

    private FeatureRow row(PropertyPath path, DataType type, AccessMode access) {
        List<PropertyChannel> own = channels.all(PropertyChannel.class).stream()
                .filter(channel -> channel.property().equals(path))
                .toList();
        return new FeatureRow(
                path.toString(),
                type.code() + (access == AccessMode.READ ? " r" : " rw"),
                rangeOf(type),
                idsOf(own),
                last(own.stream().map(PropertyChannel::lastSent).toList()),
                last(own.stream().map(PropertyChannel::lastReceived).toList()));
    }

    private FeatureRow row(EventDefinition event) {
        List<EventChannel> own = channels.all(EventChannel.class).stream()
                .filter(channel ->
                        channel.identifier().equals(event.identifier().text()))
                .toList();
        return new FeatureRow(
                event.identifier().text(),
                "event",
                namesOf(event.output()),
                idsOf(own),
                last(own.stream().map(EventChannel::lastSent).toList()),
                "");
    }

    private FeatureRow row(ServiceDefinition service) {
        List<ServiceChannel> own = channels.all(ServiceChannel.class).stream()
                .filter(channel ->
                        channel.identifier().equals(service.identifier().text()))
                .toList();
        return new FeatureRow(
                service.identifier().text(),
                service.synchronous() ? "service sync" : "service",
                namesOf(service.input()) + " -> " + namesOf(service.output()),
                idsOf(own),
                "",
                last(own.stream().map(ServiceChannel::lastReceived).toList()));
    }

    private static String idsOf(List<? extends DeviceChannel> own) {
        return own.stream().map(channel -> channel.uid().getId()).sorted().collect(Collectors.joining(", "));
    }

    private static String last(List<? extends @Nullable JsonElement> values) {
        for (JsonElement value : values) {
            if (value != null) {
                return value.toString();
            }
        }
        return "";
    }

    private static String namesOf(List<Field> fields) {
        return fields.stream()
                .map(field -> field.identifier() + ":" + field.type().code())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String rangeOf(DataType type) {
        if (type instanceof NumberType number) {
            return ((number.min() == null && number.max() == null ? "" : number.min() + " to " + number.max() + " ")
                            + (number.step() == null ? "" : "by " + number.step() + " ")
                            + number.unit())
                    .strip()
                    .replace("null", "any");
        }
        if (type instanceof EnumType options) {
            return options.labels().entrySet().stream()
                            .limit(MAX_OPTIONS)
                            .map(option -> option.getKey() + "=" + option.getValue())
                            .collect(Collectors.joining(", "))
                    + (options.labels().size() > MAX_OPTIONS ? ", …" : "");
        }
        if (type instanceof TextType text) {
            return "at most " + text.length() + " bytes";
        }
        if (type instanceof ArrayType array) {
            return "at most " + array.size() + " of " + array.item().code();
        }
        return type instanceof StructType struct ? namesOf(struct.fields()) : "";
    }
}
