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
package org.openhab.binding.aliyuniot.link.ota.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.ScriptedOta;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;

@NonNullByDefault({})
class DeviceFirmwareTest {
    private static final OtaModule MCU = new OtaModule("MCU");

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final Part whole = new Part(OtaModule.DEFAULT);
    private final Part mcu = new Part(MCU);
    private AlinkRequests requests;
    private DeviceFirmware device;

    /** Writes down what it hears. */
    private static final class Part implements DeviceFirmware.Module {
        private final OtaModule module;
        private final List<String> heard = new CopyOnWriteArrayList<>();

        Part(OtaModule module) {
            this.module = module;
        }

        void awaitHeard(String... words) {
            await().atMost(ScriptedPlatform.BOUND)
                    .untilAsserted(() -> assertThat(heard).containsExactly(words));
        }

        @Override
        public OtaModule module() {
            return module;
        }

        @Override
        public void online() {
            heard.add("online");
        }

        @Override
        public void offline() {
            heard.add("offline");
        }

        @Override
        public void poll() {
            heard.add("poll");
        }

        @Override
        public void pushed(OtaJob job) {
            heard.add("pushed " + job.version());
        }

        @Override
        public void refused(OtaJobRefused refusal) {
            heard.add("refused " + refusal.field());
        }
    }

    @BeforeEach
    void open() throws Exception {
        requests = new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
        device = new DeviceFirmware(
                platform.runtime, ScriptedPlatform.IDENTITY, platform.session, requests, TrustAnchors.ofRuntime());
        device.add(whole);
    }

    @AfterEach
    void close() {
        device.close();
        requests.close();
        platform.close();
    }

    private void push(String module, String version) {
        platform.send(
                ScriptedOta.UPGRADE,
                "{\"code\":1000,\"data\":{\"size\":3," + version + "\"module\":\"" + module
                        + "\",\"url\":\"https://localhost/image.bin\",\"signMethod\":\"SHA256\",\"sign\":\""
                        + "0".repeat(64) + "\"}}");
    }

    @Test
    void eachModuleHearsOfTheLineInOrderFromWhereItComes() {
        device.online();
        device.poll();
        device.add(mcu);
        device.offline();
        device.remove(mcu);
        device.online();

        whole.awaitHeard("online", "poll", "offline", "online");
        mcu.awaitHeard("online", "offline");
    }

    @Test
    void aPushGoesToTheModuleThatItIsAbout() throws Exception {
        platform.goOnline();
        push("MCU", "\"version\":\"2.0.0\",");
        platform.settle();
        device.add(mcu);
        push("MCU", "\"version\":\"3.0.0\",");
        push("MCU", "");
        push("default", "\"version\":\"4.0.0\",");

        whole.awaitHeard("pushed 4.0.0");
        mcu.awaitHeard("pushed 3.0.0", "refused version");
    }

    @Test
    void aModuleThatHasATakenPlaceDoesNotLeaveItByGoing() throws Exception {
        platform.whenOnline = device::online;
        Part next = new Part(OtaModule.DEFAULT);
        device.add(next);
        device.ota().reportVersion(OtaModule.DEFAULT, new FirmwareVersion("1.0.0"));
        device.remove(whole);
        platform.goOnline();

        await().atMost(ScriptedPlatform.BOUND)
                .until(() -> platform.sentPayloads().stream().anyMatch(payload -> payload.contains("1.0.0")));
        next.awaitHeard("online");
        assertThat(whole.heard).isEmpty();
    }
}
