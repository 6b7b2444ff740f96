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
package org.openhab.binding.aliyuniot.link.registration;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Has a gateway ask for the secrets of its sub-devices (chapter "Register sub-devices"): requests on
 * {@code thing/sub/register} and {@code thing/proxy/provisioning/product_register}, up, with QoS 1. For any thread.
 */
public final class SubDeviceRegistration {
    /** Sub-devices that the platform takes in one request. */
    public static final int MAX_A_REQUEST = 30;

    /** Objects of an answer that are looked at. */
    private static final int MAX_OBJECTS = 200;

    private final AlinkRequests requests;

    /**
     * Best before the session starts, so that its replies are subscribed in time.
     *
     * @param requests the gateway's
     * @throws ConfigurationFailure if the gateway's names make a topic longer than the platform takes
     */
    public SubDeviceRegistration(AlinkRequests requests) throws ConfigurationFailure {
        this.requests = requests;
        requests.expectReplies(SystemTopic.SUB_REGISTER);
        requests.expectReplies(SystemTopic.PRODUCT_REGISTER);
    }

    /**
     * Asks for the secrets of devices whose names are in the console already.
     *
     * @param devices 1 to {@value #MAX_A_REQUEST}
     * @return the platform's reply, also one that says no; else as {@link AlinkRequests#request}
     */
    public CompletionStage<AlinkReply> register(Collection<DeviceIdentity> devices) {
        JsonArray params = new JsonArray(devices.size());
        devices.forEach(device -> params.add(names(device)));
        return requests.request(SystemTopic.SUB_REGISTER, params);
    }

    /**
     * Likewise, with the secrets of their products; the platform takes them from another gateway for that.
     *
     * @param devices 1 to {@value #MAX_A_REQUEST}
     */
    public CompletionStage<AlinkReply> register(Map<DeviceIdentity, ProductSecret> devices) {
        JsonArray proxieds = new JsonArray(devices.size());
        devices.forEach((device, secret) -> {
            String random = RegistrationAnswer.random();
            JsonObject entry = names(device);
            entry.addProperty("random", random);
            entry.addProperty("signMethod", "hmacSha256");
            entry.addProperty("sign", secret.sign(SignMethod.HMACSHA256, device, random));
            proxieds.add(entry);
        });
        JsonObject params = new JsonObject();
        params.add("proxieds", proxieds);
        return requests.request(SystemTopic.PRODUCT_REGISTER, params);
    }

    private static JsonObject names(DeviceIdentity device) {
        JsonObject entry = new JsonObject();
        entry.addProperty("productKey", device.productKey().value());
        entry.addProperty("deviceName", device.deviceName().value());
        return entry;
    }

    /**
     * The secrets that a reply has for these devices, wherever they are in it, as the platform has not published that for
     * {@code product_register}.
     */
    public static Map<DeviceIdentity, LearntSecret> secretsIn(AlinkReply reply, Collection<DeviceIdentity> devices) {
        Map<DeviceIdentity, LearntSecret> secrets = new LinkedHashMap<>();
        Deque<JsonElement> left = new ArrayDeque<>();
        left.add(reply.data());
        for (int looked = 0; looked < MAX_OBJECTS && !left.isEmpty(); looked++) {
            JsonElement element = left.poll();
            if (element instanceof JsonArray array) {
                for (int i = 0; i < array.size() && i < MAX_OBJECTS; i++) {
                    left.add(array.get(i));
                }
            } else if (element instanceof JsonObject object) {
                object.entrySet().stream()
                        .map(Map.Entry::getValue)
                        .filter(value -> value instanceof JsonArray)
                        .limit(MAX_OBJECTS)
                        .forEach(left::add);
                devices.forEach(device -> {
                    try {
                        secrets.putIfAbsent(device, RegistrationAnswer.of(object, device));
                    } catch (ProtocolFailure e) {
                        // It is of another one, or has no secret.
                    }
                });
            }
        }
        secrets.values().removeIf(secret -> secret.deviceSecret() == null);
        return secrets;
    }
}
