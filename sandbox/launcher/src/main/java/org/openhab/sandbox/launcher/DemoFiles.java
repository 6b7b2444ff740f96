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
package org.openhab.sandbox.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The demo's things and items, of which the documentation prints the greenhouse too, and the emulator's device list for
 * them.
 */
public final class DemoFiles {
    public static final String PRODUCT_KEY = "a1B2c3D4e5F";
    public static final String DEVICE_NAME = "greenhouse";
    public static final String THING = "aliyuniot:device:greenhouse";

    /** The device that reports over CoAP, and the thing that it is. */
    public static final String COAP_DEVICE = "weather";

    public static final String COAP_THING = "aliyuniot:coap-device:weather";

    /** The device that reports over HTTPS, and the thing that it is. */
    public static final String HTTP_DEVICE = "meter";

    public static final String HTTP_THING = "aliyuniot:http-device:meter";

    /** The product that has a thing model, its device, and the thing that it is. */
    public static final String HOME_PRODUCT_KEY = "a1H0meMode1";

    public static final String HOME_DEVICE = "home";

    public static final String HOME_THING = "aliyuniot:device:home";

    /** The product of the sub-devices of that device, one of them, and the thing that it becomes when it is approved. */
    public static final String LAMP_PRODUCT_KEY = "a1LampsMode1";

    public static final String LAMP_DEVICE = "lamp01";

    public static final String LAMP_THING = "aliyuniot:sub-device:home:lamp01";

    /** Another one, which nobody has added. */
    public static final String OTHER_LAMP_DEVICE = "lamp-02";

    /** What the device runs at first. */
    public static final String FIRMWARE = "1.0.0";

    private static final String REGION = "region: cn-shanghai\n";
    private static final String TEMPERATURE = "    dimension: Temperature\n";
    private static final String CELSIUS = "    metadata:\n      unit:\n        value: °C\n";
    private static final String THINGS = "greenhouse.yaml";
    private static final String REPORTING = "reporting.yaml";
    private static final String HOME = "home.yaml";
    private static final String DEVICES = "devices.yaml";
    private static final String MODEL = "home.tsl.json";
    private static final String LAMP_MODEL = "lamp.tsl.json";
    private static final String GUEST = "aliyuniot-sandbox";
    private static final String CA = "aliyun-iot-emulator.pem";

    private DemoFiles() {}

    /** Writes the emulator's device list, and the thing models beside it, into a folder. */
    public static Path writeDevices(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(MODEL), text(MODEL));
        Files.writeString(folder.resolve(LAMP_MODEL), text(LAMP_MODEL));
        return Files.writeString(folder.resolve(DEVICES), text(DEVICES));
    }

    /**
     * Writes what openHAB needs: the emulator's certificate authority first, then things and items, with the emulator's
     * addresses in place of the region and the version of the device's firmware.
     *
     * @param conf openHAB's configuration folder
     */
    public static void writeConfiguration(Path conf, EmulatorProcess emulator) throws IOException {
        Path yaml = conf.resolve("yaml");
        Files.createDirectories(yaml);
        Files.copy(emulator.caCertificate(), conf.resolve(CA), StandardCopyOption.REPLACE_EXISTING);
        write(yaml.resolve(THINGS), things(emulator));
        write(yaml.resolve(REPORTING), reporting(emulator));
        write(yaml.resolve(HOME), home(emulator));
    }

    private static void write(Path file, String text) throws IOException {
        Path part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The same for a configuration folder of a user's, as content by path below the folder; to be written in this order.
     *
     * @param yaml whether that openHAB reads YAML; else it gets files in its own language
     */
    static Map<String, byte[]> configuration(EmulatorProcess emulator, boolean yaml) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(CA, Files.readAllBytes(emulator.caCertificate()));
        Map<String, String> texts = new LinkedHashMap<>();
        // The user's openHAB may prefer degrees Fahrenheit, in which the story cannot be told.
        texts.put(GUEST, things(emulator).replace(TEMPERATURE, TEMPERATURE + CELSIUS));
        texts.put(GUEST + "-reporting", reporting(emulator));
        texts.put(GUEST + "-home", home(emulator).replace(TEMPERATURE, TEMPERATURE + CELSIUS));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            if (yaml) {
                files.put("yaml/" + text.getKey() + ".yaml", text.getValue().getBytes(StandardCharsets.UTF_8));
            } else {
                DslText dsl = DslText.of(text.getValue());
                files.put("things/" + text.getKey() + ".things", dsl.things().getBytes(StandardCharsets.UTF_8));
                files.put("items/" + text.getKey() + ".items", dsl.items().getBytes(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String things(EmulatorProcess emulator) throws IOException {
        String firmware = "      firmwareVersion: " + FIRMWARE + "\n";
        return text(THINGS).replace(REGION, address(emulator.tlsPort()) + firmware);
    }

    /** The CoAP thing comes first in the file. */
    private static String reporting(EmulatorProcess emulator) throws IOException {
        return text(REPORTING)
                .replaceFirst(REGION, address(emulator.coapDtlsPort()))
                .replaceFirst(REGION, address(emulator.httpsPort()));
    }

    private static String home(EmulatorProcess emulator) throws IOException {
        return text(HOME).replace(REGION, address(emulator.tlsPort()));
    }

    private static String address(int port) {
        return "host: localhost\n      port: %d\n      caFile: %s\n".formatted(port, CA);
    }

    /** Names of the demo's items. */
    static Set<String> items() throws IOException {
        Set<String> names = new LinkedHashSet<>(DslText.of(things()).itemNames());
        names.addAll(DslText.of(text(REPORTING)).itemNames());
        names.addAll(DslText.of(home()).itemNames());
        return names;
    }

    /** UIDs of the things in the demo's files. */
    static List<String> thingUids() {
        return List.of(THING, COAP_THING, HTTP_THING, HOME_THING);
    }

    /** The greenhouse and its items as text. */
    public static String things() throws IOException {
        return text(THINGS);
    }

    /** The thing with a thing model and its items as text. */
    static String home() throws IOException {
        return text(HOME);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DemoFiles.class.getResourceAsStream("/demo/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
