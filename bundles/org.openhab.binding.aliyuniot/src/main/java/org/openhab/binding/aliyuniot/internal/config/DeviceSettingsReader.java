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
import java.util.function.Supplier;
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
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.core.OpenHAB;

/**
 * Checks every parameter of a device and collects what is wrong, so that users see all of it at once.
 */
final class DeviceSettingsReader {
    private static final String DEFAULT_REGION = "cn-shanghai";

    private final DeviceConfiguration configuration;
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    DeviceSettingsReader(DeviceConfiguration configuration) {
        this.configuration = configuration;
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
        Path caFile = caFile();
        Duration keepAlive = keepAlive();
        SignMethod signMethod = signMethod();
        ConnectCredentials credentials = null;
        if (productKey != null && deviceName != null && secret != null && protocol != null && signMethod != null) {
            credentials = credentials(new DeviceIdentity(productKey, deviceName), secret, protocol, signMethod);
        }
        if (!problems.isEmpty()
                || productKey == null
                || deviceName == null
                || endpoint == null
                || credentials == null
                || keepAlive == null) {
            throw new InvalidConfigurationException(problems);
        }
        return new DeviceSettings(
                new DeviceIdentity(productKey, deviceName),
                endpoint,
                credentials,
                keepAlive,
                configuration.cleanSession,
                caFile);
    }

    private @Nullable Protocol protocol() {
        String name = text(configuration.protocol, "tls");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "tls" -> Protocol.TLS;
            case "tcp" -> Protocol.TCP;
            default -> {
                problems.add(new ConfigurationProblem("protocol", "protocol", List.of(name)));
                yield null;
            }
        };
    }

    private @Nullable Endpoint endpoint(@Nullable ProductKey productKey, @Nullable Protocol protocol) {
        int port = configuration.port;
        if (port < 1 || port > 65_535) {
            problems.add(new ConfigurationProblem("port", "port", List.of(Integer.toString(port))));
            return null;
        }
        // Wrong values elsewhere are reported where they are; the endpoint is checked all the same.
        Protocol way = protocol == null ? Protocol.TLS : protocol;
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

    private @Nullable ConnectCredentials credentials(
            DeviceIdentity identity, DeviceSecret secret, Protocol protocol, SignMethod signMethod) {
        ConnectCredentials.Builder credentials = ConnectCredentials.of(identity, secret)
                .with(ClientIdKey.SECURE_MODE, Integer.toString(protocol.secureMode()))
                .signMethod(signMethod);
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
