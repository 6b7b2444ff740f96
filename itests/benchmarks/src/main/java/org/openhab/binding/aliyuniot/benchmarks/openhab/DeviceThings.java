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
package org.openhab.binding.aliyuniot.benchmarks.openhab;

import java.io.IOException;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;

/**
 * Files with the things of devices and their items, as a user writes them. What comes to a device by {@code user/get} goes
 * through its item and out again by {@code user/update}.
 *
 * @param devices how many, from number 0 on
 * @param port of the platform on this machine, MQTT in TLS
 * @param caFile below openHAB's configuration
 */
public record DeviceThings(int devices, int port, String caFile) {
    private static final String BEGIN = "aliyuniot:device:";

    /** UID of a thing. */
    public static String uid(int number) {
        return BEGIN + Account.deviceName(number);
    }

    /**
     * What an edit changes.
     *
     * @param label that all things have
     * @param keepAlive seconds of those that are {@code changed}; a new value connects anew
     * @param changed which things have that value and one more channel; the others have openHAB's default
     */
    public record Edit(String label, int keepAlive, IntPredicate changed) {
        /** The files before anybody edits them. */
        public static Edit none() {
            return new Edit("Device", 0, number -> false);
        }
    }

    /** Writes them, in the stand-in's YAML or in openHAB's own language. */
    public void write(OpenHabFolder folder, Edit edit) throws IOException {
        if (folder.isOpenHab()) {
            folder.configure("things/devices.things", all("", number -> thing(number, edit)));
            folder.configure("items/devices.items", all("", DeviceThings::item));
        } else {
            folder.configure(
                    "yaml/devices.yaml",
                    all("version: 1\nthings:\n", number -> yamlThing(number, edit))
                            + all("items:\n", DeviceThings::yamlItem));
        }
    }

    /** Leaves no thing and no item, but files. */
    private String all(String head, IntFunction<String> text) {
        return IntStream.range(0, devices).mapToObj(text).collect(Collectors.joining("", head, ""));
    }

    private String yamlThing(int number, Edit edit) {
        boolean changed = edit.changed().test(number);
        return """
                  %s:
                    label: %s
                    config:
                      productKey: %s
                      deviceName: %s
                      deviceSecret: %s
                      host: localhost
                      port: %d
                      caFile: %s
                      firmwareVersion: "1.0"
                      autoUpdate: true
                %s    channels:
                      target:
                        type: number
                        config:
                          subscribeTopic: user/get
                      reading:
                        type: number
                        config:
                          publishTopic: user/update
                          rrpcTopic: system
                %s""".formatted(
                        uid(number),
                        edit.label(),
                        Account.PRODUCT_KEY,
                        Account.deviceName(number),
                        Account.SECRET,
                        port,
                        caFile,
                        changed ? "      keepAlive: " + edit.keepAlive() + "\n" : "",
                        changed
                                ? "      more:\n        type: switch\n        config:\n          publishTopic: user/update\n"
                                : "");
    }

    private static String yamlItem(int number) {
        return """
                  Item%1$d:
                    type: Number
                    channels:
                      %2$s:target: {}
                      %2$s:reading:
                        profile: system:follow
                """.formatted(number, uid(number));
    }

    private String thing(int number, Edit edit) {
        boolean changed = edit.changed().test(number);
        return """
                Thing %s "%s" [ productKey="%s", deviceName="%s", deviceSecret="%s", host="localhost", port=%d, caFile="%s",
                        firmwareVersion="1.0", autoUpdate=true%s ] {
                    Channels:
                        Type number : target [ subscribeTopic="user/get" ]
                        Type number : reading [ publishTopic="user/update", rrpcTopic="system" ]
                %s}
                """.formatted(
                        uid(number),
                        edit.label(),
                        Account.PRODUCT_KEY,
                        Account.deviceName(number),
                        Account.SECRET,
                        port,
                        caFile,
                        changed ? ", keepAlive=" + edit.keepAlive() : "",
                        changed ? "        Type switch : more [ publishTopic=\"user/update\" ]\n" : "");
    }

    private static String item(int number) {
        return "Number Item%1$d { channel=\"%2$s:target\", channel=\"%2$s:reading\" [ profile=\"system:follow\" ] }%n"
                .formatted(number, uid(number));
    }
}
