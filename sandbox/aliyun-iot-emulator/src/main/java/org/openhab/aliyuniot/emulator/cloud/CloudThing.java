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
package org.openhab.aliyuniot.emulator.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.aliyuniot.emulator.call.ThingCalls;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.thingmodel.DesiredValue;
import org.openhab.aliyuniot.emulator.thingmodel.PropertyValue;
import org.openhab.aliyuniot.emulator.thingmodel.Refusal;
import org.openhab.aliyuniot.emulator.thingmodel.ThingEvent;

/**
 * A device as an application in the cloud has it: its properties, events and services (chapters "QueryDevicePropertyStatus",
 * "SetDeviceProperty", "SetDeviceDesiredProperty", "InvokeThingService", "GetDeviceShadow" and "UpdateDeviceShadow" of the
 * cloud's API).
 *
 * <p>A feature of a module is {@code block:id}. Values are JSON. What the thing model forbids is not sent; to send it all the
 * same, use {@link CloudDevice#send}. Its methods may be called from every thread.
 */
public final class CloudThing {
    private final CloudAccess device;
    private final ThingCalls things;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudThing(EventLoop loop, Devices devices, ThingCalls things, String productKey, String deviceName) {
        device = new CloudAccess(loop, devices, productKey, deviceName);
        this.things = things;
    }

    /** The newest values that the device has posted. */
    public Map<String, PropertyValue> properties() {
        return device.ask(found -> found.thing().properties()).orElse(Map.of());
    }

    /** What properties are to become, until the device has deleted it. */
    public Map<String, DesiredValue> desired() {
        return device.ask(found -> found.thing().desired()).orElse(Map.of());
    }

    /** The newest events with a higher {@code seq}, oldest first; at most 1000. */
    public List<ThingEvent> events(long afterSeq) {
        return device.ask(found -> found.thing().events(afterSeq)).orElse(List.of());
    }

    /**
     * Sets properties and waits for the device's reply.
     *
     * @param params a JSON object
     * @param timeout 1 to 8000 ms
     * @throws RrpcException when the thing model forbids it, the device is offline or does not reply in time
     */
    public ServiceReply set(String params, Duration timeout) throws RrpcException {
        ObjectNode object = object(params);
        int millis = CloudAccess.millis(timeout);
        return device.await(found -> things.set(found, object, millis));
    }

    /**
     * Says what properties are to become. They are set at once if the device is online; else it may ask for them.
     *
     * @param params a JSON object
     * @throws IllegalArgumentException when the thing model forbids it
     */
    public void wish(String params) {
        ObjectNode object = object(params);
        Optional<Refusal> refusal = device.ask(found -> things.wish(found, object))
                .orElseThrow(() -> new IllegalArgumentException("There is no device " + device));
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get().sentence());
        }
    }

    /** The shadow as JSON: {@code state}, {@code metadata} and {@code version}; empty if there is no such device. */
    public String shadow() {
        return device.ask(found -> new String(Json.bytes(found.shadow().document()), StandardCharsets.UTF_8))
                .orElse("");
    }

    /**
     * Says what attributes of the shadow are to become. The device is told at once if it is online; else it may ask.
     *
     * @param desired a JSON object
     * @throws IllegalArgumentException when a shadow cannot have it
     */
    public void wishShadow(String desired) {
        ObjectNode object = object(desired);
        Optional<String> refusal = device.ask(found -> things.wishShadow(found, object))
                .orElseThrow(() -> new IllegalArgumentException("There is no device " + device));
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get());
        }
    }

    /**
     * Calls a service and waits for the device's reply: over RRPC if the service is synchronous.
     *
     * @param input a JSON object
     * @param timeout 1 to 8000 ms
     * @throws RrpcException when the thing model forbids it, the device is offline or does not reply in time
     */
    public ServiceReply call(String service, String input, Duration timeout) throws RrpcException {
        ObjectNode object = object(input);
        int millis = CloudAccess.millis(timeout);
        return device.await(found -> things.call(found, service, object, millis));
    }

    private static ObjectNode object(String json) {
        ObjectNode object = Json.parseObject(json.getBytes(StandardCharsets.UTF_8));
        if (object == null) {
            throw new IllegalArgumentException("it must be a JSON object");
        }
        return object;
    }
}
