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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.endpoint.InstanceId;
import org.openhab.binding.aliyuniot.link.endpoint.Region;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceName;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.core.OpenHAB;

/**
 * Checks every parameter of a device and collects what is wrong, so that users see all of it at once. What is special
 * to a protocol is left to subclasses.
 */
abstract class DeviceSettingsReader<C extends CommonConfiguration> {
    private static final String DEFAULT_REGION = "cn-shanghai";
    private static final int MAX_QUEUED_MESSAGES = 100_000;
    private static final int MAX_QUEUED_KILOBYTES = 65_536;
    /** A year. */
    private static final int MAX_QUEUED_MINUTES = 366 * 24 * 60;

    private static final int MAX_RATE = 1000;

    /** Tags of a device, and what their keys are made of (chapter "Device tags"). */
    private static final int MAX_TAGS = 100;

    /** What every DeviceSecret looks like that the platform makes. */
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{32}");
    /** What stands between two tags in one text. */
    private static final Pattern BETWEEN_TAGS =
            Pattern.compile("[\\r\\n]+|[,;\uFF0C\uFF1B]\\s*(?=[A-Za-z_][A-Za-z0-9_]{0,99}\\s*=)");

    private static final Pattern TAG =
            Pattern.compile("(?<key>[A-Za-z_][A-Za-z0-9_]{0,99})\\s*=\\s*(?<value>\\S.{0,199})");

    /** What a host is made of. */
    static final String HOST = "[A-Za-z0-9.-]";

    final C configuration;
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    DeviceSettingsReader(C configuration) {
        this.configuration = configuration;
    }

    DeviceSettings read() throws InvalidConfigurationException {
        String productKeyText = text(configuration.productKey, "");
        String deviceNameText = text(configuration.deviceName, "");
        String secretText = text(configuration.deviceSecret, "");
        ProductKey productKey =
                read("productKey", "product-key", productKeyText, "[A-Za-z0-9]", () -> new ProductKey(productKeyText));
        DeviceName deviceName = read(
                "deviceName", "device-name", deviceNameText, "[A-Za-z0-9_@.:-]", () -> new DeviceName(deviceNameText));
        DeviceSecret secret =
                read("deviceSecret", "device-secret", secretText, "[!-~]", () -> new DeviceSecret(secretText));
        if (SECRET.matcher(deviceNameText).matches()
                && !SECRET.matcher(secretText).matches()) {
            problem("deviceName", "swapped");
        }
        DeviceIdentity identity =
                productKey == null || deviceName == null ? null : new DeviceIdentity(productKey, deviceName);
        TransportSettings transport = transport(productKey, identity, secret);
        Path caFile = caFile();
        SessionSettings session = session();
        SortedMap<String, String> tags = tags();
        FirmwareSettings firmware = new FirmwareSettingsReader(configuration, problems).read();
        ReportSettings reporting = reporting(identity);
        if (!problems.isEmpty() || identity == null || transport == null || session == null || firmware == null) {
            throw new InvalidConfigurationException(problems);
        }
        return new DeviceSettings(
                identity,
                transport,
                caFile,
                session,
                configuration.keepQueue,
                tags,
                !text(configuration.host, "").isEmpty(),
                firmware,
                reporting);
    }

    /**
     * Reads the way to the platform. Wrong values elsewhere are reported where they are; the way is checked all the
     * same.
     *
     * @return {@code null} if a problem was added, here or before
     */
    abstract @Nullable TransportSettings transport(
            @Nullable ProductKey productKey, @Nullable DeviceIdentity identity, @Nullable DeviceSecret secret);

    /** Reads what the device does by itself; adds a problem for what cannot be used. */
    abstract ReportSettings reporting(@Nullable DeviceIdentity identity);

    /** The port, given or not; {@code null} if it is none, which is added to the problems. */
    @Nullable
    Integer port(int byDefault) {
        Integer given = configuration.port;
        int port = given == null ? byDefault : given;
        if (port < 1 || port > 65_535) {
            problems.add(new ConfigurationProblem("port", "port", List.of(Integer.toString(port))));
            return null;
        }
        return port;
    }

    /** The host that the user has named, or an empty text. */
    String ownHost() {
        String own = text(configuration.host, "");
        if (SECRET.matcher(own).matches()) {
            problem("host", "secret-elsewhere", "host");
        }
        return own;
    }

    /**
     * The host of the platform, by instance ID or region.
     *
     * @param ofRegion {@code null} if it cannot be told
     */
    @Nullable
    String platformHost(Function<InstanceId, String> ofInstance, Function<Region, @Nullable String> ofRegion) {
        String instanceId = text(configuration.instanceId, "");
        if (!instanceId.isEmpty()) {
            InstanceId instance =
                    read("instanceId", "instance-id", instanceId, "[a-z0-9-]", () -> new InstanceId(instanceId));
            return instance == null ? null : ofInstance.apply(instance);
        }
        String regionText = text(configuration.region, DEFAULT_REGION);
        Region region = read("region", "region", regionText, "[a-z0-9-]", () -> new Region(regionText));
        return region == null ? null : ofRegion.apply(region);
    }

    @Nullable
    SignMethod signMethod(@Nullable String given) {
        String name = text(given, SignMethod.HMACSHA256.wireName());
        return read(
                "signMethod",
                "sign-method",
                name,
                "[A-Za-z0-9]",
                () -> SignMethod.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private @Nullable Path caFile() {
        String file = text(configuration.caFile, "");
        return file.isEmpty()
                ? null
                : read(
                        "caFile",
                        "ca-file",
                        file,
                        "\\P{C}",
                        () -> Path.of(OpenHAB.getConfigFolder()).resolve(file));
    }

    private @Nullable SessionSettings session() {
        boolean valid = within("queueMessages", configuration.queueMessages, 1, MAX_QUEUED_MESSAGES)
                & within("queueKilobytes", configuration.queueKilobytes, 1, MAX_QUEUED_KILOBYTES)
                & within("queueMinutes", configuration.queueMinutes, 0, MAX_QUEUED_MINUTES)
                & within("rateQos0", configuration.rateQos0, 0, MAX_RATE)
                & within("rateQos1", configuration.rateQos1, 0, MAX_RATE);
        return !valid
                ? null
                : SessionSettings.DEFAULT
                        .withQueue(new QueueBounds(
                                configuration.queueMessages,
                                configuration.queueKilobytes * 1024L,
                                Duration.ofMinutes(configuration.queueMinutes)))
                        .withRates(new UplinkRates(configuration.rateQos0, configuration.rateQos1));
    }

    boolean within(String parameter, int value, int min, int max) {
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
        int place = 0;
        for (String text : configuration.tags) {
            for (String one : BETWEEN_TAGS.split(text)) {
                place++;
                Matcher tag = TAG.matcher(ParameterValues.stripped(one));
                if (!tag.matches()
                        || tags.put(tag.group("key"), tag.group("value")) != null
                        || tags.size() > MAX_TAGS) {
                    problem("tags", "tags", Integer.toString(place));
                }
            }
        }
        return tags;
    }

    /**
     * @param arguments of the text; nothing that the user has written
     */
    void problem(String parameter, String suffix, String... arguments) {
        problems.add(new ConfigurationProblem(parameter, suffix, List.of(arguments)));
    }

    /**
     * @param allowed what each character of the text has to be
     */
    void wrong(String parameter, String suffix, String text, String allowed) {
        problems.add(new ConfigurationProblem(
                parameter, suffix, TextShape.of(text, allowed).arguments()));
    }

    /**
     * @param allowed what each character of the text has to be
     */
    <T> @Nullable T read(String parameter, String suffix, String text, String allowed, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            wrong(parameter, suffix, text, allowed);
            return null;
        }
    }

    static String text(@Nullable String value, String whenEmpty) {
        String text = value == null ? "" : ParameterValues.unquoted(value);
        return text.isEmpty() ? whenEmpty : text;
    }
}
