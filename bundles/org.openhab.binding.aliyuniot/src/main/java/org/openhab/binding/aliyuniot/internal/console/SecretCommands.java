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
package org.openhab.binding.aliyuniot.internal.console;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.registration.LearntSecret;
import org.openhab.binding.aliyuniot.link.registration.LearntSecrets;
import org.openhab.core.io.console.Console;

/**
 * {@code secrets list|forget}: whose secrets were learnt. The secrets are not shown.
 */
final class SecretCommands {
    private static final String LIST = "list";
    private static final String FORGET = "forget";
    private static final List<String> STEPS = List.of(LIST, FORGET);

    private static final int FORGET_ARGUMENTS = 3;
    private static final String MASK = "***";

    private final SecretFile file;

    SecretCommands(SecretFile file) {
        this.file = file;
    }

    /**
     * Waits for the disk.
     *
     * @param args behind {@code secrets}
     * @return whether that was a command
     * @throws IllegalArgumentException if these are no names of a device
     * @throws ConfigurationFailure if the file cannot be read or written
     */
    boolean execute(List<String> args, Console console) throws ConfigurationFailure {
        if (args.size() == 1 && LIST.equals(args.get(0))) {
            list(file.secrets(), console);
            return true;
        }
        if (args.size() == FORGET_ARGUMENTS && FORGET.equals(args.get(0))) {
            DeviceIdentity device = DeviceIdentity.of(args.get(1), args.get(2));
            console.println(
                    file.secrets().forget(device)
                            ? "The secret of " + device + " is forgotten."
                            : "No secret of " + device + " was learnt; 'aliyuniot secrets list' shows whose were.");
            return true;
        }
        return false;
    }

    private static void list(LearntSecrets secrets, Console console) {
        List<DeviceIdentity> devices = secrets.devices();
        if (devices.isEmpty()) {
            console.println("No secrets were learnt.");
            return;
        }
        Stream<List<String>> rows = devices.stream()
                .map(device -> List.of(
                        device.productKey().value(), device.deviceName().value(), kind(secrets.find(device)), MASK));
        TextTable.lines(Stream.concat(Stream.of(List.of("PRODUCT KEY", "DEVICE NAME", "KIND", "VALUE")), rows)
                        .toList())
                .forEach(console::println);
    }

    private static String kind(@Nullable LearntSecret secret) {
        return secret instanceof LearntSecret.OfClient ? "device token" : "device secret";
    }

    /**
     * What may stand at a place.
     *
     * @param args from {@code secrets} on
     * @param argument index of the place, from 1 on
     */
    List<String> choices(String[] args, int argument) {
        if (argument == 1) {
            return STEPS;
        }
        if (argument > FORGET_ARGUMENTS || args.length < argument || !FORGET.equals(args[1])) {
            return List.of();
        }
        return argument == 2
                ? names(device -> true, device -> device.productKey().value())
                : names(
                        device -> device.productKey().value().equals(args[2]),
                        device -> device.deviceName().value());
    }

    private List<String> names(Predicate<DeviceIdentity> which, Function<DeviceIdentity, String> name) {
        try {
            return file.secrets().devices().stream()
                    .filter(which)
                    .map(name)
                    .distinct()
                    .toList();
        } catch (ConfigurationFailure e) {
            // The command itself says so.
            return List.of();
        }
    }
}
