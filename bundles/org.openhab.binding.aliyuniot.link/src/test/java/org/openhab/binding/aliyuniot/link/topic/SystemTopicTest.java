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
package org.openhab.binding.aliyuniot.link.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

class SystemTopicTest {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("pk", "dev1");

    @ParameterizedTest
    @CsvSource({
        "RRPC_REQUEST, /sys/pk/dev1/rrpc/request/+",
        "RRPC_RESPONSE, /sys/pk/dev1/rrpc/response/+",
        "NTP_REQUEST, /ext/ntp/pk/dev1/request",
        "NTP_RESPONSE, /ext/ntp/pk/dev1/response",
        "DEVICEINFO_UPDATE, /sys/pk/dev1/thing/deviceinfo/update",
        "DEVICEINFO_DELETE, /sys/pk/dev1/thing/deviceinfo/delete",
        "DEVICEINFO_GET, /sys/pk/dev1/thing/deviceinfo/get",
        "JOB_NOTIFY, /sys/pk/dev1/thing/job/notify",
        "JOB_GET, /sys/pk/dev1/thing/job/get",
        "JOB_UPDATE, /sys/pk/dev1/thing/job/update",
        "DIAG_POST, /sys/pk/dev1/_thing/diag/post",
        "RESET, /sys/pk/dev1/thing/reset",
        "DSLTEMPLATE_GET, /sys/pk/dev1/thing/dsltemplate/get",
        "DYNAMIC_TSL_GET, /sys/pk/dev1/thing/dynamicTsl/get",
        "OTA_INFORM, /ota/device/inform/pk/dev1",
        "OTA_UPGRADE, /ota/device/upgrade/pk/dev1",
        "OTA_PROGRESS, /ota/device/progress/pk/dev1",
        "OTA_REQUEST, /ota/device/request/pk/dev1",
        "OTA_FIRMWARE_GET, /sys/pk/dev1/thing/ota/firmware/get",
        "FILE_DOWNLOAD, /sys/pk/dev1/thing/file/download"
    })
    void carriesTheDevicesNames(SystemTopic topic, String text) {
        assertThat(topic.filterOf(IDENTITY)).hasToString(text);
    }

    @ParameterizedTest
    @EnumSource(SystemTopic.class)
    void isTheDevicesOwn(SystemTopic topic) {
        assertThatNoException().isThrownBy(() -> new TopicRights(IDENTITY).checkSubscribe(topic.filterOf(IDENTITY)));
    }

    @Test
    void idsTakeThePlaceOfThePlus() {
        assertThat(SystemTopic.RRPC_RESPONSE.topicOf(IDENTITY, "889455942124347392"))
                .hasToString("/sys/pk/dev1/rrpc/response/889455942124347392");
        assertThatIllegalArgumentException().isThrownBy(() -> SystemTopic.RRPC_RESPONSE.topicOf(IDENTITY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "#", "1\n"})
    void idsDoNotBreakOutOfTheTopic(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> SystemTopic.RRPC_RESPONSE.topicOf(IDENTITY, id));
    }

    @Test
    void anIdentifierInTheTopicIsInTheMethodAndTheReplyToo() {
        assertThat(SystemTopic.EVENT_POST.topicOf(IDENTITY, "block:alarm"))
                .hasToString("/sys/pk/dev1/thing/event/block:alarm/post");
        assertThat(SystemTopic.EVENT_POST.method("block:alarm")).isEqualTo("thing.event.block:alarm.post");
        assertThat(SystemTopic.EVENT_POST.replyTopicOf(IDENTITY, "alarm"))
                .hasToString("/sys/pk/dev1/thing/event/alarm/post_reply");
        assertThat(SystemTopic.EVENT_POST.replyFilterOf(IDENTITY).value())
                .isEqualTo("/sys/pk/dev1/thing/event/+/post_reply");
    }

    @Test
    void methodsAndRepliesFollowFromTheTopic() {
        assertThat(SystemTopic.DEVICEINFO_UPDATE.method()).isEqualTo("thing.deviceinfo.update");
        assertThat(SystemTopic.DEVICEINFO_UPDATE.replyTopicOf(IDENTITY))
                .hasToString("/sys/pk/dev1/thing/deviceinfo/update_reply");
        assertThat(SystemTopic.OTA_FIRMWARE_GET.method()).isEqualTo("thing.ota.firmware.get");
        assertThat(SystemTopic.DIAG_POST.method()).isEqualTo("_thing.diag.post");
        assertThatIllegalArgumentException().isThrownBy(SystemTopic.NTP_REQUEST::method);
        assertThatIllegalArgumentException().isThrownBy(SystemTopic.RRPC_REQUEST::method);
        assertThat(SystemTopic.COMBINE_BATCH_LOGIN.method()).isEqualTo("combine.batch_login");
        assertThat(SystemTopic.COMBINE_BATCH_LOGIN.replyTopicOf(IDENTITY))
                .hasToString("/ext/session/pk/dev1/combine/batch_login_reply");
    }
}
