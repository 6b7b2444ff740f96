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
package org.openhab.aliyuniot.emulator.configuration;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.thingmodel.RawCodec;
import org.openhab.aliyuniot.emulator.topic.TopicClass;

/**
 * Reads the configuration from YAML.
 *
 * <p>Messages about it name the field and never quote values of the file, for they might be secrets.
 */
public final class ConfigurationFile {
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS) // "off" is a word here
            .build();

    private static final Map<Class<?>, String> EXPECTATIONS = Map.of(
            String.class,
            "must be text",
            Integer.class,
            "must be a whole number",
            Boolean.class,
            "must be true or false");

    private ConfigurationFile() {}

    record Root(
            @Nullable String bind,
            @Nullable GivenPorts ports,
            @Nullable List<String> tlsHostNames,
            @Nullable Limits limits,
            @Nullable Integer retransmitSeconds,
            @Nullable Integer minKeepAliveSeconds,
            @Nullable Integer tokenSeconds,
            @Nullable Integer loginRefusal,
            @Nullable String filesAddress,
            @Nullable List<Product> products) {}

    enum DataFormat {
        ALINK,
        RAW
    }

    enum Limits {
        STRICT,
        OFF
    }

    record Product(
            @Nullable String productKey,
            @Nullable List<TopicClass> topics,
            @Nullable String thingModel,
            @Nullable DataFormat dataFormat,
            @Nullable String productSecret,
            @Nullable Boolean dynamicRegistration,
            @Nullable String remoteConfig,
            @Nullable List<NamedDevice> devices) {
        /** With a secret, it is on unless it is switched off. */
        DynamicRegistration registration() {
            return new DynamicRegistration(or(dynamicRegistration, productSecret != null), productSecret);
        }
    }

    record NamedDevice(
            @Nullable String deviceName,
            @Nullable String deviceSecret,
            @Nullable Boolean gateway,
            @Nullable List<NamedSubDevice> subDevices) {
        /** One that may register needs no secret here. */
        DeviceDefinition definition(String productKey, boolean mayRegister) {
            String name = required("deviceName", deviceName);
            return deviceSecret == null && mayRegister
                    ? DeviceDefinition.withRandomSecret(productKey, name)
                    : new DeviceDefinition(productKey, name, required("deviceSecret", deviceSecret));
        }

        boolean isGateway() {
            return or(gateway, false) || !orEmpty(subDevices).isEmpty();
        }
    }

    record NamedSubDevice(
            @Nullable String productKey, @Nullable String deviceName) {
        DeviceName name() {
            return new DeviceName(required("productKey", productKey), required("deviceName", deviceName));
        }
    }

    /** Reads the file; the data folder is not part of it. */
    public static EmulatorConfiguration read(Path file, Path dataFolder) throws ConfigurationException {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                throw new ConfigurationException(
                        "The configuration file " + file + " is missing, no file, or larger than 16 MB.");
            }
            Root root = MAPPER.readValue(Files.readAllBytes(file), Root.class);
            if (root == null) {
                throw new ConfigurationException("The configuration file " + file + " is empty.");
            }
            return configuration(file, root, dataFolder);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException("The configuration file " + file + " is wrong: " + sentence(e));
        } catch (IOException e) {
            throw new ConfigurationException("The configuration file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static EmulatorConfiguration configuration(Path file, Root root, Path dataFolder)
            throws ConfigurationException {
        String field = "";
        try {
            EmulatorConfiguration defaults = EmulatorConfiguration.in(dataFolder);
            List<ProductDefinition> products = new ArrayList<>();
            List<DeviceDefinition> devices = new ArrayList<>();
            List<GatewayDefinition> gateways = new ArrayList<>();
            Set<String> productKeys = new HashSet<>();
            List<Product> given = orEmpty(root.products());
            for (int i = 0; i < given.size(); i++) {
                Product product = given.get(i);
                field = "products[" + i + "]: ";
                String productKey = required("productKey", product.productKey());
                products.add(new ProductDefinition(
                        productKey,
                        orEmpty(product.topics()),
                        ProductFiles.thingModel(file, product.thingModel()),
                        product.dataFormat() == DataFormat.RAW ? RawCodec.JSON : null,
                        product.registration(),
                        ProductFiles.remoteConfig(file, product.remoteConfig())));
                if (!productKeys.add(productKey)) {
                    throw new IllegalArgumentException("productKey " + productKey + " is there twice");
                }
                List<NamedDevice> named = orEmpty(product.devices());
                for (int j = 0; j < named.size(); j++) {
                    field = "products[" + i + "].devices[" + j + "]: ";
                    NamedDevice device = named.get(j);
                    DeviceDefinition definition =
                            device.definition(productKey, product.registration().enabled());
                    devices.add(definition);
                    if (device.isGateway()) {
                        gateways.add(new GatewayDefinition(
                                definition.name(),
                                orEmpty(device.subDevices()).stream()
                                        .map(NamedSubDevice::name)
                                        .toList()));
                    }
                }
            }
            field = "";
            GivenPorts ports = root.ports();
            return new EmulatorConfiguration(
                    dataFolder,
                    or(root.bind(), defaults.bindAddress()),
                    ports == null ? defaults.ports() : ports.orFree(),
                    or(root.tlsHostNames(), defaults.tlsHostNames()),
                    products,
                    devices,
                    gateways,
                    root.limits() == Limits.STRICT,
                    or(root.retransmitSeconds(), defaults.retransmitSeconds()),
                    or(root.minKeepAliveSeconds(), defaults.minKeepAliveSeconds()),
                    or(root.tokenSeconds(), defaults.tokenSeconds()),
                    or(root.loginRefusal(), defaults.loginRefusal()),
                    root.filesAddress());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "The configuration file " + file + " is wrong: " + field + e.getMessage() + ".");
        }
    }

    private static String sentence(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String line = location == null ? "" : " (line " + location.getLineNr() + ")";
        if (e instanceof UnrecognizedPropertyException unknown) {
            return path(unknown) + line + " is not known; known here are " + unknown.getKnownPropertyIds() + ".";
        }
        boolean syntax = e instanceof StreamReadException || e.getCause() instanceof StreamReadException;
        if (!syntax && e instanceof JsonMappingException mapping) {
            return mapping.getPath().isEmpty()
                    ? "it is empty, or its top level is no mapping."
                    : path(mapping) + line + " " + expectation(mapping) + ".";
        }
        return "it is no valid YAML" + line + ".";
    }

    private static String expectation(JsonMappingException e) {
        if (e.getCause() instanceof IllegalArgumentException rule) {
            return "is wrong: " + rule.getMessage();
        }
        Class<?> target = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (target == null) {
            return "has a value of the wrong kind";
        } else if (target.isEnum()) {
            return "must be one of " + List.of(target.getEnumConstants());
        } else if (Collection.class.isAssignableFrom(target)) {
            return "must be a list";
        }
        return EXPECTATIONS.getOrDefault(target, "is incomplete");
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
