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
package org.openhab.binding.aliyuniot.link.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.link.registration.HttpsRegistrationTest.BOUND;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.binding.aliyuniot.link.JavaProcess;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * Processes that register one device after the other are killed about when one of them is given its secret, on each way
 * there is to be given one: whatever was logged in with is on the disk, and in the end all are online.
 * {@code -Daliyuniot.powercuts=200} makes more of it, {@code -Daliyuniot.powercuts.seed=42} others.
 */
@NonNullByDefault({})
class SecretsPowerCutTest {
    /** On each of the five ways, so 20 in all. */
    private static final int CUTS = Integer.getInteger("aliyuniot.powercuts", 4);
    /** With as many, some of them happen between secret and login. */
    private static final int MANY = 20;

    private static final long SEED = Long.getLong("aliyuniot.powercuts.seed", 1);
    /** About what passes between an answer and the end of the login that follows. */
    private static final int MOST_MICROS = 40_000;

    @TempDir
    Path folder;

    private AliyunIotEmulator emulator;
    private RegisteringProcess.Way way;

    @ParameterizedTest
    @EnumSource
    void aDeviceThatWasKilledAfterItsRegistrationLogsInTheNextTime(RegisteringProcess.Way wanted) throws Exception {
        way = wanted;
        Random random = new Random(SEED);
        int total = CUTS * way.devicesAProcess();
        try (AliyunIotEmulator started =
                AliyunIotEmulator.start(EmulatorConfiguration.in(Files.createDirectory(folder.resolve("cloud")))
                        .withStrictLimits(false)
                        .withDevice("a1Abc123Def", "home", RegisteringProcess.SECRET))) {
            emulator = started;
            emulator.product(way.product())
                    .setRegistration(new DynamicRegistration(true, RegisteringProcess.PRODUCT_SECRET.value()));
            if (way != RegisteringProcess.Way.MQTT_NEW) {
                IntStream.range(0, total)
                        .forEach(i ->
                                emulator.devices().add(DeviceDefinition.withRandomSecret(way.product(), "device" + i)));
            }
            int between = 0;
            for (int cut = 1; cut <= CUTS; cut++) {
                kill(start(cut * way.devicesAProcess()), random);
                List<Integer> activated = activated(total);
                List<DeviceIdentity> kept = kept();
                assertThat(kept).as("after cut %d", cut).containsAll(identities(activated));
                between += kept.size() > activated.size() ? 1 : 0;
            }
            Process last = start(total);
            assertThat(last.waitFor(10 * BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();

            assertThat(last.exitValue()).isZero();
            assertThat(activated(total)).hasSize(total);
            assertThat(kept()).hasSize(total);
            if (CUTS >= MANY) {
                assertThat(between)
                        .as("processes killed between secret and login")
                        .isPositive();
            }
        }
    }

    /** Kills a process some time after one of its registrations was answered. */
    private void kill(Process process, Random random) throws Exception {
        int after = 1 + random.nextInt(way.devicesAProcess());
        long nanos = TimeUnit.MICROSECONDS.toNanos(random.nextInt(MOST_MICROS));
        try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
            int answered = 0;
            while (answered < after && answers.readLine() != null) {
                answered++;
            }
            LockSupport.parkNanos(nanos);
            process.destroyForcibly();
            assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(answered).isEqualTo(after);
        }
    }

    private Process start(int devices) throws IOException {
        return JavaProcess.start(
                RegisteringProcess.class,
                way.name(),
                folder.toString(),
                Integer.toString(emulator.ports().tls()),
                Integer.toString(emulator.ports().https()),
                emulator.caCertificate().toString(),
                // The first one that has not logged in yet; they do so one after the other.
                Integer.toString(activated(devices).size()),
                Integer.toString(devices));
    }

    /** Those that have logged in. */
    private List<Integer> activated(int devices) {
        return IntStream.range(0, devices)
                .filter(i -> emulator.device(way.product(), "device" + i)
                        .findState()
                        .map(DeviceState::connects)
                        .filter(connects -> connects > 0)
                        .isPresent())
                .boxed()
                .toList();
    }

    private List<DeviceIdentity> identities(List<Integer> devices) {
        return devices.stream().map(i -> way.device(i)).toList();
    }

    /** Those whose secrets are on the disk, all of it in order. */
    private List<DeviceIdentity> kept() throws IOException {
        List<DeviceIdentity> devices =
                LearntSecrets.open(folder.resolve("secrets.json")).devices();
        assertThat(folder.resolve("secrets.json.unreadable")).doesNotExist();
        return devices;
    }
}
