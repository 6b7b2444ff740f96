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
package org.openhab.aliyuniot.emulator.registration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.login.ClientId;
import org.openhab.aliyuniot.emulator.login.ConnectRequest;
import org.openhab.aliyuniot.emulator.login.DeviceTokens;
import org.openhab.aliyuniot.emulator.message.PlatformReply;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;
import org.openhab.aliyuniot.emulator.topic.PlatformTopic;

/**
 * A CONNECT with {@code authType=register} or {@code authType=regnwl} (chapter "MQTT-based dynamic registration"): it gets a
 * message without having subscribed, and the connection is for nothing else. Only the emulator's event loop touches it.
 */
public final class MqttRegistration {
    private static final String REGISTER = "register";
    private static final String WITHOUT_LIST = "regnwl";
    private static final int MALFORMED = 2;
    private static final int BAD_USER_NAME = 4;
    private static final int NOT_AUTHORIZED = 5;
    private static final String DEFAULT_SIGN_METHOD = "hmacmd5";

    private final Registrations registrations;
    private final DeviceTokens tokens;
    private final int loginRefusal;

    /**
     * The answer to such a CONNECT.
     *
     * @param returnCode of the CONNACK
     * @param reason why it was refused, in a sentence without secrets; empty when accepted
     * @param message what the device gets after CONNACK; null when refused
     */
    public record Answer(
            int returnCode, String reason, @Nullable PlatformReply message) {}

    /** Takes the return code for an unknown device and a wrong signature. */
    public MqttRegistration(Registrations registrations, DeviceTokens tokens, int loginRefusal) {
        this.registrations = registrations;
        this.tokens = tokens;
        this.loginRefusal = loginRefusal;
    }

    /** Whether it is one. */
    public static boolean isMeantBy(ConnectRequest request) {
        return authType(request).isPresent();
    }

    /** The device that one means; null if there is none. */
    public @Nullable DeviceDefinition device(ConnectRequest request) {
        Optional<DeviceName> name = request.device();
        return name.isEmpty() ? null : registrations.device(name.get());
    }

    /** Decides about one. */
    public Answer answer(ConnectRequest request) {
        if (request.level() != 3 && request.level() != 4) {
            return refuse(1, "MQTT level " + request.level() + " is not served, only 3.1 and 3.1.1");
        }
        ClientId clientId = ClientId.parse(request.clientId()).orElseThrow();
        String random = clientId.extension("random").orElse("");
        String secureMode = clientId.extension("securemode").orElse("");
        if (!request.tls()) {
            return refuse(MALFORMED, "dynamic registration demands TLS, but the connection is plain TCP");
        }
        if (random.isEmpty() || !"2".equals(secureMode) && !"-2".equals(secureMode)) {
            return refuse(MALFORMED, "the client id needs random, and securemode 2 or -2");
        }
        Optional<DeviceName> name = request.device();
        String password = request.password();
        if (name.isEmpty() || password == null) {
            return refuse(BAD_USER_NAME, "the user name is not of the form {deviceName}&{productKey}");
        }
        RegistrationRequest registration = new RegistrationRequest(
                name.get(), random, clientId.extension("signmethod").orElse(DEFAULT_SIGN_METHOD), password);
        try {
            return authType(request).filter(WITHOUT_LIST::equals).isPresent()
                    ? withoutList(registration, clientId.base())
                    : register(registration);
        } catch (RegistrationRefusal e) {
            return refuse(returnCode(e.code()), e.getMessage() + " (" + e.code() + " over HTTPS)");
        }
    }

    private Answer register(RegistrationRequest request) throws RegistrationRefusal {
        DeviceDefinition device = registrations.register(request).definition();
        ObjectNode message = named(device).put("deviceSecret", device.deviceSecret());
        return accept(device, PlatformTopic.REGISTER, message);
    }

    private Answer withoutList(RegistrationRequest request, String clientId) throws RegistrationRefusal {
        Device device = registrations.registerWithoutList(request);
        Optional<String> token = tokens.issue(device, clientId);
        if (token.isEmpty()) {
            return refuse(NOT_AUTHORIZED, "five other client ids share the name of the device already");
        }
        ObjectNode message =
                named(device.definition()).put("clientId", clientId).put("deviceToken", token.get());
        return accept(device.definition(), PlatformTopic.REGISTER_WITHOUT_LIST, message);
    }

    private int returnCode(int code) {
        return switch (code) {
            case RegistrationRefusal.SIGN_METHOD -> MALFORMED;
            case RegistrationRefusal.NO_PRODUCT, RegistrationRefusal.NO_DEVICE, RegistrationRefusal.SIGN ->
                loginRefusal;
            case RegistrationRefusal.PARAMETER -> BAD_USER_NAME;
            default -> NOT_AUTHORIZED;
        };
    }

    private static Optional<String> authType(ConnectRequest request) {
        return ClientId.parse(request.clientId())
                .flatMap(clientId -> clientId.extension("authType"))
                .filter(type -> REGISTER.equals(type) || WITHOUT_LIST.equals(type));
    }

    private static ObjectNode named(DeviceDefinition device) {
        return Json.object().put("productKey", device.productKey()).put("deviceName", device.deviceName());
    }

    private static Answer accept(DeviceDefinition device, PlatformTopic topic, ObjectNode message) {
        String name = new DeviceTopics(device.productKey(), device.deviceName()).of(topic);
        return new Answer(0, "", new PlatformReply(name, Json.bytes(message)));
    }

    /** A refusal for whatever reason. */
    public static Answer refuse(int returnCode, String reason) {
        return new Answer(returnCode, reason, null);
    }
}
