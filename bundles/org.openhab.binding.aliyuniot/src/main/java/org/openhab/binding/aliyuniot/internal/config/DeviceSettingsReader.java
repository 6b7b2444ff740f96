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
package org.openhab.binding.aliyuniot.internal.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.InstanceId;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.Region;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceName;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.session.QueueBounds;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.UplinkRates;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;
import org.openhab.core.OpenHAB;

/**
 * Checks every parameter of a device and collects what is wrong, so that users see all of it at once.
 */
final class DeviceSettingsReader {
    private static final String DEFAULT_REGION = "cn-shanghai";
    private static final int MAX_QUEUED_MESSAGES = 100_000;
    private static final int MAX_QUEUED_KILOBYTES = 65_536;
    private static final int MAX_RATE = 1000;

    /** Tags of a device, and what their keys are made of (chapter "Device tags"). */
    private static final int MAX_TAGS = 100;

    private static final Pattern TAG =
            Pattern.compile("(?<key>[A-Za-z_][A-Za-z0-9_]{0,99})\\s*=\\s*(?<value>\\S.{0,199})");

    /** The bit of {@link ClientIdKey#EXTENSION} for remote calls on the device's own topics. */
    private static final String REMOTE_CALLS = "1";

    private final DeviceConfiguration configuration;
    private final boolean remoteCalls;
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    /**
     * @param remoteCalls whether the login announces remote calls on topics of the device's own
     */
    DeviceSettingsReader(DeviceConfiguration configuration, boolean remoteCalls) {
        this.configuration = configuration;
        this.remoteCalls = remoteCalls;
    }

    DeviceSettings read() throws InvalidConfigurationException {
        String productKeyText = text(configuration.productKey, "");
        String deviceNameText = text(configuration.deviceName, "");
        String secretText = text(configuration.deviceSecret, "");
        ProductKey productKey =
                read("productKey", "product-key", lengthOf(productKeyText), () -> new ProductKey(productKeyText));
        DeviceName deviceName =
                read("deviceName", "device-name", lengthOf(deviceNameText), () -> new DeviceName(deviceNameText));
        DeviceSecret secret =
                read("deviceSecret", "device-secret", lengthOf(secretText), () -> new DeviceSecret(secretText));
        Protocol protocol = protocol();
        Endpoint endpoint = endpoint(productKey, protocol);
        MqttVersion mqttVersion = mqttVersion();
        Path caFile = caFile();
        Duration keepAlive = keepAlive();
        SignMethod signMethod = signMethod();
        SessionSettings session = session();
        SortedMap<String, String> tags = tags();
        FirmwareSettings firmware = new FirmwareSettingsReader(configuration, problems).read();
        ConnectCredentials credentials = null;
        if (productKey != null && deviceName != null && secret != null && protocol != null && signMethod != null) {
            credentials = credentials(new DeviceIdentity(productKey, deviceName), secret, protocol, signMethod);
        }
        if (!problems.isEmpty()
                || productKey == null
                || deviceName == null
                || endpoint == null
                || credentials == null
                || mqttVersion == null
                || keepAlive == null
                || session == null
                || firmware == null) {
            throw new InvalidConfigurationException(problems);
        }
        return new DeviceSettings(
                new DeviceIdentity(productKey, deviceName),
                endpoint,
                credentials,
                keepAlive,
                configuration.cleanSession,
                mqttVersion,
                caFile,
                session,
                configuration.keepQueue,
                tags,
                !text(configuration.host, "").isEmpty(),
                firmware);
    }

    private @Nullable Protocol protocol() {
        String name = text(configuration.protocol, "tls");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "tls" -> Protocol.TLS;
            case "tcp" -> Protocol.TCP;
            case "wss" -> Protocol.WSS;
            case "ws" -> Protocol.WS;
            default -> {
                problems.add(new ConfigurationProblem("protocol", "protocol", List.of(name)));
                yield null;
            }
        };
    }

    private @Nullable MqttVersion mqttVersion() {
        String version = text(configuration.mqttVersion, "3.1.1");
        return switch (version) {
            case "3.1.1" -> MqttVersion.V3_1_1;
            case "3.1" -> MqttVersion.V3_1;
            default -> {
                problems.add(new ConfigurationProblem("mqttVersion", "mqtt-version", List.of(version)));
                yield null;
            }
        };
    }

    private @Nullable Endpoint endpoint(@Nullable ProductKey productKey, @Nullable Protocol protocol) {
        // Wrong values elsewhere are reported where they are; the endpoint is checked all the same.
        Protocol way = protocol == null ? Protocol.TLS : protocol;
        Integer given = configuration.port;
        int port = given == null ? way.defaultPort() : given;
        if (port < 1 || port > 65_535) {
            problems.add(new ConfigurationProblem("port", "port", List.of(Integer.toString(port))));
            return null;
        }
        String host = text(configuration.host, "");
        if (!host.isEmpty()) {
            return read("host", "host", host, () -> new Endpoint(host, port, way));
        }
        String instanceId = text(configuration.instanceId, "");
        if (!instanceId.isEmpty()) {
            Endpoint found = read(
                    "instanceId",
                    "instance-id",
                    instanceId,
                    () -> Endpoint.ofInstance(new InstanceId(instanceId), way));
            return found == null ? null : new Endpoint(found.host(), port, way);
        }
        String regionText = text(configuration.region, DEFAULT_REGION);
        Region region = read("region", "region", regionText, () -> new Region(regionText));
        if (region == null || productKey == null) {
            return null;
        }
        return new Endpoint(Endpoint.ofPublicInstance(productKey, region, way).host(), port, way);
    }

    private @Nullable Path caFile() {
        String file = text(configuration.caFile, "");
        return file.isEmpty()
                ? null
                : read(
                        "caFile",
                        "ca-file",
                        file,
                        () -> Path.of(OpenHAB.getConfigFolder()).resolve(file));
    }

    private @Nullable Duration keepAlive() {
        Duration keepAlive = Duration.ofSeconds(configuration.keepAlive);
        if (keepAlive.compareTo(MqttSettings.MIN_KEEP_ALIVE) < 0
                || keepAlive.compareTo(MqttSettings.MAX_KEEP_ALIVE) > 0) {
            problems.add(new ConfigurationProblem(
                    "keepAlive", "keep-alive", List.of(Integer.toString(configuration.keepAlive))));
            return null;
        }
        return keepAlive;
    }

    private @Nullable SignMethod signMethod() {
        String name = text(configuration.signMethod, SignMethod.HMACSHA256.wireName());
        return read("signMethod", "sign-method", name, () -> SignMethod.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private @Nullable SessionSettings session() {
        boolean valid = within("queueMessages", configuration.queueMessages, 1, MAX_QUEUED_MESSAGES)
                & within("queueKilobytes", configuration.queueKilobytes, 1, MAX_QUEUED_KILOBYTES)
                & within("rateQos0", configuration.rateQos0, 0, MAX_RATE)
                & within("rateQos1", configuration.rateQos1, 0, MAX_RATE);
        return !valid
                ? null
                : SessionSettings.DEFAULT
                        .withQueue(new QueueBounds(configuration.queueMessages, configuration.queueKilobytes * 1024L))
                        .withRates(new UplinkRates(configuration.rateQos0, configuration.rateQos1));
    }

    private boolean within(String parameter, int value, int min, int max) {
        if (value < min || value > max) {
            problems.add(new ConfigurationProblem(
                    parameter,
                    "range",
                    List.of(parameter, Integer.toString(min), Integer.toString(max), Integer.toString(value))));
            return false;
        }
        return true;
    }

    private SortedMap<String, String> tags() {
        SortedMap<String, String> tags = new TreeMap<>();
        for (String text : configuration.tags) {
            Matcher tag = TAG.matcher(text);
            if (!tag.matches() || tags.put(tag.group("key"), tag.group("value")) != null || tags.size() > MAX_TAGS) {
                problems.add(new ConfigurationProblem("tags", "tags", List.of(text)));
            }
        }
        return tags;
    }

    private @Nullable ConnectCredentials credentials(
            DeviceIdentity identity, DeviceSecret secret, Protocol protocol, SignMethod signMethod) {
        ConnectCredentials.Builder credentials = ConnectCredentials.of(identity, secret)
                .with(ClientIdKey.SECURE_MODE, Integer.toString(protocol.secureMode()))
                .signMethod(signMethod);
        if (remoteCalls) {
            credentials.with(ClientIdKey.EXTENSION, REMOTE_CALLS);
        }
        String clientId = text(configuration.clientId, "");
        if (!clientId.isEmpty()
                && read("clientId", "client-id", lengthOf(clientId), () -> credentials.clientId(clientId)) == null) {
            return null;
        }
        return credentials.build();
    }

    private <T> @Nullable T read(String parameter, String suffix, String shown, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            problems.add(new ConfigurationProblem(parameter, suffix, List.of(shown)));
            return null;
        }
    }

    private static String text(@Nullable String value, String whenEmpty) {
        return value == null || value.isBlank() ? whenEmpty : value.strip();
    }

    private static String lengthOf(String text) {
        return Integer.toString(text.length());
    }
}
