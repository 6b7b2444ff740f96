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
package org.openhab.binding.aliyuniot.link.ota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.GET;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.REQUEST;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.failure;
import static org.openhab.binding.aliyuniot.link.ota.ScriptedOta.get;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;

@NonNullByDefault({})
class JobQueryTest {
    private static final FirmwareVersion OLD = new FirmwareVersion("1.0");
    private static final String DATA = "{\"size\":11,\"version\":\"2.0.0\",\"url\":\"https://ota.example.com/a.bin\","
            + "\"signMethod\":\"Md5\",\"sign\":\"5eb63bbbe01eeed093cb22bb8f5acdc3\"}";

    private ScriptedOta device;

    @BeforeEach
    void goOnline() throws Exception {
        device = new ScriptedOta();
        device.platform.goOnline();
    }

    @AfterEach
    void close() {
        device.close();
    }

    private CompletionStage<Optional<OtaJob>> ask(OtaModule module, FirmwareVersion installed) {
        return new JobQuery(device.platform.runtime, device.ota).ask(module, installed);
    }

    /** Answers the last request on a topic. */
    private void answer(String topic, String reply, String rest) {
        String id = device.awaitSent(topic, 1).get(0).get("id").getAsString();
        device.platform.send(reply, "{\"id\":\"" + id + "\"," + rest + "}");
    }

    private void refuseNewer() {
        answer(GET, GET + "_reply", "\"code\":6203,\"message\":\"unknown method\",\"data\":{}");
    }

    @Test
    void aGoodAnswerToTheNewerQuestionIsEnough() throws Exception {
        CompletionStage<Optional<OtaJob>> answer = ask(OtaModule.DEFAULT, OLD);
        answer(GET, GET + "_reply", "\"code\":200,\"data\":" + DATA);

        assertThat(get(answer).orElseThrow().version()).isEqualTo(new FirmwareVersion("2.0.0"));
        assertThat(device.sent(REQUEST)).isEmpty();
    }

    @Test
    void whereTheNewerQuestionIsRefusedTheOlderOneIsAsked() throws Exception {
        CompletionStage<Optional<OtaJob>> answer = ask(OtaModule.DEFAULT, OLD);
        refuseNewer();
        answer(REQUEST, REQUEST, "\"code\":1000,\"data\":" + DATA);

        assertThat(get(answer).orElseThrow().version()).isEqualTo(new FirmwareVersion("2.0.0"));
        assertThat(device.params(REQUEST)).containsExactly("{\"version\":\"1.0\"}");
    }

    @Test
    void ifBothAreInVainItTellsWhyTheNewerOneWas() {
        CompletionStage<Optional<OtaJob>> answer = ask(OtaModule.DEFAULT, OLD);
        refuseNewer();
        answer(REQUEST, REQUEST, "\"code\":9112,\"message\":\"device unknown\"");

        assertThat(failure(answer)).isInstanceOf(AlinkRefusal.class).hasMessageContaining("unknown method");
    }

    @Test
    void aJobThatCannotBeTakenIsAnAnswer() {
        CompletionStage<Optional<OtaJob>> answer = ask(OtaModule.DEFAULT, OLD);
        answer(GET, GET + "_reply", "\"code\":200,\"data\":" + DATA.replace("\"size\":11,", ""));

        assertThat(failure(answer)).isInstanceOf(OtaJobRefused.class);
        assertThat(device.sent(REQUEST)).isEmpty();
    }

    @Test
    void modulesAndDevicesOfUnknownVersionAskInTheNewerWayOnly() {
        CompletionStage<Optional<OtaJob>> answer = ask(OtaModule.DEFAULT, null);
        refuseNewer();

        assertThat(failure(answer)).isInstanceOf(AlinkRefusal.class);
        ask(new OtaModule("MCU"), OLD);
        device.awaitSent(GET, 2);
        assertThat(device.sent(REQUEST)).isEmpty();
    }
}
