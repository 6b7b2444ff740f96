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
package org.openhab.binding.aliyuniot.benchmarks.items;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.items.end.ItemKind;

/**
 * Things and items of what is measured, in openHAB's YAML, and the thing model of the devices. Each device has an item of
 * each kind; beside it is one that no device has, with as many links, for what openHAB takes by itself.
 */
final class OpenHabFiles {
    private static final String MODEL = "items.tsl.json";

    /** No file of a user's has this name. */
    private static final String FILE = "aliyuniot-benchmark.yaml";

    private static final String USER = "itemprobe:end:user-";
    private static final String IDLE = "itemprobe:end:idle-";

    private final StringBuilder things = new StringBuilder("version: 1\n\nthings:\n");
    private final StringBuilder items = new StringBuilder("\nitems:\n");

    private OpenHabFiles(int devices, int port) {
        for (int device = 0; device < devices; device++) {
            add(device, port);
        }
    }

    /**
     * Writes them, the model first.
     *
     * @param conf openHAB's folder of configuration
     * @param port for MQTT, on this machine
     */
    static void write(Path conf, int devices, int port) throws IOException {
        OpenHabFiles files = new OpenHabFiles(devices, port);
        Path yaml = Files.createDirectories(conf.resolve("yaml"));
        Files.writeString(conf.resolve(MODEL), model());
        Path part = Files.writeString(yaml.resolve(FILE + ".part"), files.things.toString() + files.items);
        Files.move(part, yaml.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void add(int device, int port) {
        String name = Account.deviceName(device);
        things.append("""
                  aliyuniot:device:%s:
                    config:
                      productKey: %s
                      deviceName: %s
                      deviceSecret: %s
                      host: 127.0.0.1
                      port: %d
                      protocol: tcp
                      model: %s
                      reportWindow: 0
                      rateQos1: 0
                    channels:
                """.formatted(name, Account.PRODUCT_KEY, name, Account.SECRET, port, MODEL));
        StringBuilder user = new StringBuilder(end(USER, device));
        StringBuilder idle = new StringBuilder(end(IDLE, device));
        for (ItemKind kind : ItemKind.values()) {
            int item = kind.item(device);
            if (kind != ItemKind.PROPERTY) {
                things.append("""
                              %s:
                                type: %s
                                config:
                                  publishTopic: user/%s
                                  subscribeTopic: user/%s/set
                        """.formatted(
                                kind.label(), kind == ItemKind.TEXT ? "string" : "number", kind.label(), kind.label()));
            }
            for (String channel : new String[] {"say-", "hear-", "idle-", "mind-"}) {
                user.append(channel(channel + item, kind));
            }
            idle.append(channel("get-" + item, kind));
            String at = USER + device + ":";
            item(
                    "Measured_" + item,
                    kind,
                    "aliyuniot:device:" + name + ":" + kind.label(),
                    at + "say-" + item,
                    at + "hear-" + item);
            item("Idle_" + item, kind, IDLE + device + ":get-" + item, at + "idle-" + item, at + "mind-" + item);
        }
        things.append(user).append(idle);
    }

    private static String end(String thing, int device) {
        return "  " + thing + device + ":\n    channels:\n";
    }

    private static String channel(String name, ItemKind kind) {
        return "      " + name + ":\n        type: " + (kind == ItemKind.TEXT ? "text" : "number") + "\n";
    }

    /** Nobody but the handlers may update it, or what is seen would not come from them. */
    private void item(String name, ItemKind kind, String device, String sends, String follows) {
        items.append("""
                  %s:
                    type: %s
                    autoupdate: false
                    channels:
                      %s: {}
                      %s: {}
                      %s:
                        profile: system:follow
                """.formatted(name, kind == ItemKind.TEXT ? "String" : "Number", device, sends, follows));
    }

    private static String model() {
        String level = """
                {"identifier": "%s", "name": "Level", "accessMode": "rw", "required": false,
                  "dataType": {"type": "int", "specs": {"min": "0", "max": "2000000000", "step": "1"}}}\
                """.formatted(ItemKind.PROPERTY.label());
        return """
                {"schema": "https://iotx-tsl.oss-ap-southeast-1.aliyuncs.com/schema.json",
                 "profile": {"version": "1.0", "productKey": "%s"},
                 "properties": [%s], "events": [], "services": []}
                """.formatted(Account.PRODUCT_KEY, level);
    }
}
