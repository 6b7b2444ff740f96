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
package org.openhab.binding.aliyuniot.link.auth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;

/**
 * Where an answer sends a device to connect. Whoever gives that answer would get all of the device's messages, so the host
 * has to be the platform's, the one that was asked, in the domain of that, or in a domain that the user allows.
 */
final class NamedHost {
    private static final String PLATFORM = "aliyuncs.com";
    private static final int MAX_PORT = 65_535;
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]*|.*\\.0[xX].*|.*\\.[0-9]+");

    private NamedHost() {}

    /**
     * Reads {@code resources.mqtt.host} and {@code resources.mqtt.port} of an answer.
     *
     * @param asked the host that has answered
     * @param allowed a domain that the user allows beside; null if there is none
     * @throws ProtocolFailure if there is no host or port, or the host is elsewhere; the host is not in the message
     */
    static Endpoint in(JsonElement data, String asked, @Nullable String allowed) throws ProtocolFailure {
        JsonObject mqtt = object(object(data, "resources"), "mqtt");
        @Nullable
        String host = mqtt != null && mqtt.get("host") instanceof JsonPrimitive text && text.isString()
                ? text.getAsString()
                : null;
        OptionalLong port = mqtt == null ? OptionalLong.empty() : AlinkJson.integer(mqtt.get("port"));
        if (host == null || port.isEmpty() || port.getAsLong() < 1 || port.getAsLong() > MAX_PORT) {
            throw new ProtocolFailure(
                    LinkFailure.Reason.MALFORMED_PACKET, "The answer has no host and port to connect to over MQTT");
        }
        int number = (int) port.getAsLong();
        try {
            Hosts.check(host, number);
        } catch (IllegalArgumentException e) {
            throw new ProtocolFailure(
                    LinkFailure.Reason.MALFORMED_PACKET, "The answer names a host that is no name of one");
        }
        if (!isFit(host.toLowerCase(Locale.ROOT), asked.toLowerCase(Locale.ROOT), allowed)) {
            throw new ProtocolFailure(
                    LinkFailure.Reason.FOREIGN_HOST,
                    "The answer of " + asked + " sends the device to a host in another domain, of " + host.length()
                            + " characters; allow that domain if it is right");
        }
        return new Endpoint(host, number, Protocol.TLS);
    }

    private static @Nullable JsonObject object(@Nullable JsonElement element, String name) {
        return element instanceof JsonObject object && object.get(name) instanceof JsonObject inner ? inner : null;
    }

    /** Whether a device may be sent there; all in small letters. */
    static boolean isFit(String host, String asked, @Nullable String allowed) {
        if (host.equals(asked)) {
            return true;
        }
        if (NUMBERS.matcher(host).matches()) {
            // An address has no domain.
            return false;
        }
        return isIn(host, PLATFORM)
                || allowed != null && !allowed.isEmpty() && isIn(host, allowed.toLowerCase(Locale.ROOT))
                || isBeside(host, asked);
    }

    /** In the domain that the asked host is in, if that is one of somebody's own: {@code example.com}, not {@code com}. */
    private static boolean isBeside(String host, String asked) {
        int dot = asked.indexOf('.');
        String domain = dot < 0 || NUMBERS.matcher(asked).matches() ? "" : asked.substring(dot + 1);
        // com.cn and co.uk are everybody's.
        return domain.split("\\.").length >= 2 && !domain.matches("[a-z]{2,3}\\.[a-z]{2}") && isIn(host, domain);
    }

    private static boolean isIn(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
