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
package org.openhab.aliyuniot.emulator.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NonNullByDefault({})
class TopicRightsTest {
    private final TopicRights rights = new TopicRights(new DeviceTopics("pk", "dn"), List.of());

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/c, false",
        "a/+, a/b, true",
        "a/+, a/b/c, false",
        "a/+/c, a/b/c, true",
        "a/#, a/b/c, true",
        "a/#, a, true",
        "a/#, ab, false",
        "#, a/b, true",
        "+/+, /b, true",
        "a, a/b, false",
        "a/b, a, false",
        "a/+, a/, true",
        "a/+, a, false",
        "+/#, a, true",
        "a/b/#, a, false",
        "a/+/#, a/b, true",
        "a//b, a//b, true",
        "a/b, a/bc, false",
        "a/bc, a/b, false",
        "a/b/, a/b, false",
        "'', '', true",
    })
    void filtersMatchAsMqttSays(String filter, String topic, boolean matches) {
        assertThat(TopicFilters.matches(filter, topic)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "a/+/b, true",
        "#, true",
        "+, true",
        "a/#, true",
        "/+/, true",
        "a/++, false",
        "##, false",
        "a/#/, false",
        "a/#/b, false",
        "a#, false",
        "a+/b, false",
        "a/b+, false",
        "'', false"
    })
    void wildcardsAreWholeLevels(String filter, boolean valid) {
        assertThat(TopicFilters.isValid(filter)).isEqualTo(valid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pk/dn/user/update",
                "/pk/dn/user/update/error",
                "/pk/dn/update",
                "/pk/dn/user/lamp/state",
                "/sys/pk/dn/thing/event/property/post",
                "/sys/pk/dn/thing/service/property/set_reply",
                "/sys/pk/dn/rrpc/response/17",
                "/ota/device/inform/pk/dn",
                "/ota/device/progress/pk/dn",
                "/ota/device/request/pk/dn",
                "/shadow/update/pk/dn",
                "/ext/ntp/pk/dn/request",
                "/ext/rrpc/17/pk/dn/user/get",
                "/ext/session/pk/dn/combine/login",
            })
    void aDevicePublishesToItsOwnTopics(String topic) {
        assertThat(rights.mayPublish(topic)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pk/dn/user/get",
                "/pk/other/user/update",
                "/other/dn/user/update",
                "/pk/dn2/user/update",
                "/pk/dn/other",
                "/pk/dn/user/+",
                "/pk/dn/user/a/b/c/d/e",
                "/sys/pk/other/thing/event/property/post",
                "/sys/pk/dn/",
                "/ota/device/upgrade/pk/dn",
                "/shadow/get/pk/dn",
                "/ext/ntp/pk/dn/response",
                "/ext/rrpc/17/pk/other/user/get",
                "/broadcast/pk/all",
                "user/update",
                "",
            })
    void publishingElsewhereIsForbidden(String topic) {
        assertThat(rights.mayPublish(topic)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pk/dn/user/get",
                "/pk/dn/get",
                "/pk/dn/user/#",
                "/pk/dn/user/+",
                "/pk/dn/#",
                "/pk/dn/user/lamp/set",
                "/sys/pk/dn/thing/event/+/post_reply",
                "/sys/pk/dn/#",
                "/sys/pk/dn/rrpc/request/+",
                "/ota/device/upgrade/pk/dn",
                "/shadow/get/pk/dn",
                "/ext/ntp/pk/dn/response",
                "/ext/rrpc/+/pk/dn/user/get",
                "/ext/rrpc/+/#",
                "/ext/session/pk/dn/combine/login_reply",
                "/broadcast/pk/all",
            })
    void aDeviceSubscribesToItsOwnTopics(String filter) {
        assertThat(rights.maySubscribe(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pk/dn/user/update",
                "/pk/+/user/get",
                "/+/dn/user/get",
                "/pk/other/user/get",
                "/sys/+/+/thing/service/property/set",
                "/sys/pk/other/thing/service/property/set",
                "/ota/device/upgrade/pk/+",
                "/ota/device/inform/pk/dn",
                "/broadcast/other/all",
                "/pk/dn/user/a#",
                "#",
                "+/#",
            })
    void subscribingElsewhereOrAcrossDevicesIsForbidden(String filter) {
        assertThat(rights.maySubscribe(filter)).isFalse();
    }

    @Test
    void namedClassesReplaceTheFreeUseOfCustomTopics() {
        TopicRights strict = new TopicRights(
                new DeviceTopics("pk", "dn"),
                List.of(
                        new TopicClass("user/state", TopicClass.Rights.PUBLISH),
                        new TopicClass("user/set/+", TopicClass.Rights.SUBSCRIBE),
                        new TopicClass("user/both", TopicClass.Rights.BOTH)));
        assertThat(strict.mayPublish("/pk/dn/user/state")).isTrue();
        assertThat(strict.maySubscribe("/pk/dn/user/state")).isFalse();
        assertThat(strict.maySubscribe("/pk/dn/user/set/power")).isTrue();
        assertThat(strict.mayPublish("/pk/dn/user/set/power")).isFalse();
        assertThat(strict.mayPublish("/pk/dn/user/both")).isTrue();
        assertThat(strict.maySubscribe("/pk/dn/user/both")).isTrue();
        assertThat(strict.mayPublish("/pk/dn/user/else")).isFalse();
        assertThat(strict.maySubscribe("/pk/dn/user/else")).isFalse();
        assertThat(strict.mayPublish("/pk/dn/user/update")).isTrue();
    }
}
