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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /auth/register/device} (chapter "Unique certificate per product"): a form of {@code productKey},
 * {@code deviceName}, {@code random}, {@code sign} and {@code signMethod}, answered with the device's secret or a code. Only the
 * emulator's event loop touches it.
 */
public final class HttpsRegistration {
    /** A form is not longer. */
    public static final int MAX_BYTES = 4096;

    private static final String DEFAULT_SIGN_METHOD = "hmacmd5";

    private final Logger logger = LoggerFactory.getLogger(HttpsRegistration.class);
    private final Registrations registrations;

    public HttpsRegistration(Registrations registrations) {
        this.registrations = registrations;
    }

    /** The device that a form means, null if there is none. */
    public @Nullable DeviceDefinition device(byte[] form) {
        try {
            return registrations.device(request(form).name());
        } catch (RegistrationRefusal e) {
            return null;
        }
    }

    /** The body of the answer, whose status is 200 in any case. */
    public ObjectNode answer(byte[] form) {
        try {
            RegistrationRequest request = request(form);
            DeviceDefinition device = registrations.register(request).definition();
            logger.info("{} learns its secret over HTTPS", device);
            ObjectNode answer = Json.object().put("code", 200);
            answer.putObject("data")
                    .put("productKey", device.productKey())
                    .put("deviceName", device.deviceName())
                    .put("deviceSecret", device.deviceSecret());
            return answer.put("message", "success");
        } catch (RegistrationRefusal e) {
            logger.info("A registration over HTTPS is refused with {}: {}", e.code(), Printable.of(e.getMessage()));
            return Json.object().put("code", e.code()).put("message", e.getMessage());
        }
    }

    private static RegistrationRequest request(byte[] form) throws RegistrationRefusal {
        if (form.length > MAX_BYTES) {
            throw new RegistrationRefusal(RegistrationRefusal.PARAMETER, "the form is longer than 4 KB");
        }
        Map<String, String> fields = fields(new String(form, StandardCharsets.UTF_8));
        return new RegistrationRequest(
                new DeviceName(required(fields, "productKey"), required(fields, "deviceName")),
                required(fields, "random"),
                fields.getOrDefault("signMethod", fields.getOrDefault("signmethod", DEFAULT_SIGN_METHOD)),
                required(fields, "sign"));
    }

    private static Map<String, String> fields(String form) throws RegistrationRefusal {
        Map<String, String> fields = new HashMap<>();
        try {
            for (String field : form.trim().split("&")) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    fields.putIfAbsent(
                            field.substring(0, equals),
                            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new RegistrationRefusal(RegistrationRefusal.PARAMETER, "the form is not encoded as forms are");
        }
        return fields;
    }

    private static String required(Map<String, String> fields, String name) throws RegistrationRefusal {
        String value = fields.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new RegistrationRefusal(RegistrationRefusal.PARAMETER, name + " is missing");
        }
        return value;
    }
}
