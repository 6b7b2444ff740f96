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
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.action.FeatureRow;
import org.openhab.binding.aliyuniot.internal.action.ModelOperations;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.channel.model.value.OutputValues;
import org.openhab.binding.aliyuniot.internal.channel.model.value.TslValues;
import org.openhab.binding.aliyuniot.internal.channel.model.value.UnfitValueException;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.thingmodel.EventDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.PropertyDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * What rules and the console do with the thing model of a device. For any thread.
 */
public final class DeviceModelOperations implements ModelOperations {
    private final DeviceModelLine line;
    private final ThingChannels channels;

    public DeviceModelOperations(DeviceModelLine line, ThingChannels channels) {
        this.line = line;
        this.channels = channels;
    }

    @Override
    public void postProperties(String json) {
        JsonObject object = AlinkJson.object(json.getBytes(StandardCharsets.UTF_8));
        if (object == null || object.isEmpty()) {
            throw new IllegalArgumentException("The properties are to be an object in JSON, such as {\"Power\":1}.");
        }
        ThingModel model = model();
        Map<String, JsonElement> checked = new LinkedHashMap<>();
        object.entrySet().forEach(entry -> {
            PropertyDefinition property = model.property(entry.getKey());
            if (property == null) {
                throw unknown("property", entry.getKey());
            }
            try {
                checked.put(entry.getKey(), TslValues.checked(property.type(), entry.getValue()));
            } catch (UnfitValueException e) {
                throw new IllegalArgumentException(entry.getKey() + " " + e.rule() + ".");
            }
        });
        line.properties().report(checked);
    }

    private ThingModel model() {
        ThingModel model = line.model();
        if (model == null) {
            throw new IllegalArgumentException("The thing model is not known yet.");
        }
        return model;
    }

    private static IllegalArgumentException unknown(String kind, String identifier) {
        return new IllegalArgumentException(
                "The thing model has no " + kind + " " + ForeignText.line(identifier) + ".");
    }

    @Override
    public CompletionStage<AlinkReply> postEvent(String identifier, String json) {
        EventDefinition event = model().event(identifier);
        if (event == null) {
            throw unknown("event", identifier);
        }
        try {
            JsonObject output = OutputValues.ofText(event.output(), json);
            ModelFeature session = line.session();
            return session == null ? notStarted() : session.post(identifier, output);
        } catch (UnfitValueException e) {
            throw new IllegalArgumentException("What the event puts out " + e.rule() + ".");
        }
    }

    private static <T> CompletionStage<T> notStarted() {
        return CompletableFuture.failedFuture(new IllegalStateException("The device is not started yet"));
    }

    @Override
    public CompletionStage<Message> answerService(String id, int code, String json) {
        return line.services().answer(id, code, json);
    }

    @Override
    public CompletionStage<Message> postRaw(byte[] payload) {
        return send(payload, false);
    }

    @Override
    public CompletionStage<Message> answerRaw(byte[] payload) {
        return send(payload, true);
    }

    private CompletionStage<Message> send(byte[] payload, boolean reply) {
        ModelFeature session = line.session();
        return session == null ? notStarted() : session.send(payload, reply);
    }

    @Override
    public List<FeatureRow> features() {
        @Nullable ThingModel model = line.model();
        return model == null ? List.of() : new FeatureRows(model, channels).all();
    }
}
