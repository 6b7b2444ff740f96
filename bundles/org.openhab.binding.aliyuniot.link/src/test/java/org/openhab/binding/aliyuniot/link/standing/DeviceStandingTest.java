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
package org.openhab.binding.aliyuniot.link.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;

class DeviceStandingTest {
    private static final String NOTICE = "{\"id\":\"7\",\"version\":\"1.0\",\"params\":{}}";

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private DeviceStanding standing = made();

    private DeviceStanding made() {
        try {
            return new DeviceStanding(ScriptedPlatform.IDENTITY, platform.session);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        platform.whenOnline = standing::online;
        platform.goOnline();
        standing.online();
    }

    @AfterEach
    void stop() {
        standing.close();
        platform.close();
    }

    private void tell(String what) throws Exception {
        platform.send("/sys/pk/dev1/thing/" + what, NOTICE);
        platform.settle();
    }

    private static LinkFailure failure(Reason reason) {
        return reason.family() == LinkFailure.Family.NETWORK
                ? new NetworkFailure(reason, "x")
                : new AuthenticationFailure(reason, "x");
    }

    @ParameterizedTest
    @CsvSource({
        // told before, reason of the session, what it comes to
        "disable,        CONNECTION_LOST,       DEVICE_DISABLED",
        "disable,        NOT_AUTHORIZED,        DEVICE_DISABLED",
        "disable,        BAD_CREDENTIALS,       DEVICE_DISABLED",
        "disable,        CLOSED_WITHOUT_ANSWER, DEVICE_DISABLED",
        "disable,        UNKNOWN_HOST,          UNKNOWN_HOST",
        "disable,        CLOSED,                CLOSED",
        "delete,         CONNECTION_LOST,       DEVICE_DELETED",
        "delete,         NOT_AUTHORIZED,        DEVICE_DELETED",
        "delete,         TIMEOUT,               TIMEOUT",
        "disable enable, CONNECTION_LOST,       CONNECTION_LOST",
        "disable enable, NOT_AUTHORIZED,        SHUT_OUT",
        "'',             NOT_AUTHORIZED,        SHUT_OUT",
        "'',             BAD_CREDENTIALS,       BAD_CREDENTIALS",
        "'',             CONNECTION_LOST,       CONNECTION_LOST"
    })
    void theReasonIsToldByAllThatIsKnown(String told, Reason reason, Reason means) throws Exception {
        for (String notice : told.split(" ")) {
            if (!notice.isEmpty()) {
                tell(notice);
            }
        }
        assertThat(standing.explain(failure(reason)).reason()).isEqualTo(means);
    }

    @Test
    void beforeTheFirstLoginTheCredentialsMayBeWrong() {
        LinkFailure refused = failure(Reason.NOT_AUTHORIZED);
        assertThat(made().explain(refused)).isSameAs(refused);
    }

    @Test
    void aLoginEndsWhatWasToldBefore() throws Exception {
        tell("disable");
        standing.online();
        assertThat(standing.explain(failure(Reason.CONNECTION_LOST)).reason()).isEqualTo(Reason.CONNECTION_LOST);
    }

    @Test
    void noticesAreAnswered() throws Exception {
        for (String notice : new String[] {"disable", "enable", "delete"}) {
            tell(notice);
        }
        assertThat(platform.sent)
                .extracting(message -> message.topic().value())
                .containsExactly(
                        "/sys/pk/dev1/thing/disable_reply",
                        "/sys/pk/dev1/thing/enable_reply",
                        "/sys/pk/dev1/thing/delete_reply");
        assertThat(platform.sentPayloads()).containsOnly("{\"id\":\"7\",\"code\":200,\"data\":{}}");
    }

    @Test
    void noNoticeDoesHarm() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            platform.send("/sys/pk/dev1/thing/disable", Fuzz.broken(random, Fuzz.text(random, 40)));
            platform.send("/sys/pk/dev1/thing/disable", "[".repeat(random.nextInt(200)));
        }
        platform.settle();
        assertThat(platform.sent).isEmpty();
        assertThat(Arrays.stream(new Reason[] {Reason.CONNECTION_LOST, Reason.TIMEOUT})
                        .map(reason -> standing.explain(failure(reason)).reason()))
                .containsExactly(Reason.CONNECTION_LOST, Reason.TIMEOUT);
    }
}
