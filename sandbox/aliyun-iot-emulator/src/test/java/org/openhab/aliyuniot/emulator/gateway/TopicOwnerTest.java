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
package org.openhab.aliyuniot.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;

@NonNullByDefault({})
class TopicOwnerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pk1/d:n",
                "/pk1/d:n/user/update",
                "/pk1/d:n/#",
                "/sys/pk1/d:n/thing/event/property/post",
                "/shadow/update/pk1/d:n",
                "/shadow/get/pk1/d:n",
                "/ota/device/inform/pk1/d:n",
                "/ext/ntp/pk1/d:n/request",
                "/ext/error/pk1/d:n",
                "/ext/session/pk1/d:n/combine/login",
                "/ext/rrpc/17/pk1/d:n/user/get",
                "/ext/rrpc/+/sys/pk1/d:n/thing/service/+",
            })
    void namesTheDevice(String topic) {
        assertThat(TopicOwner.of(topic)).contains(new DeviceName("pk1", "d:n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "pk1/dn/user/update",
                "/pk1",
                "/pk1/",
                "//dn",
                "/pk1/d n",
                "/pk_1/dn",
                "/+/dn/user/get",
                "/pk1/+/user/get",
                "/sys/pk1",
                "/sys/+/dn/thing",
                "/sys/ota/dn/thing",
                "/shadow/other/pk1/dn",
                "/ota/device/Inform/pk1/dn",
                "/ota/device//pk1/dn",
                "/ota/device/inform",
                "/ext/register/pk1/dn",
                "/ext/rrpc/17",
                "/ext/rrpc//pk1/dn",
                "/ext/rrpc/17/ext/rrpc/18/pk1/dn",
                "/broadcast/pk1/everybody",
                "/aaaaaaaaaaaaaaaaaaaaa/dn",
                "/pk1/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            })
    void isOfNoDevice(String topic) {
        assertThat(TopicOwner.of(topic)).isEmpty();
    }
}
