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
package org.openhab.binding.aliyuniot.link.deviceinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

@NonNullByDefault({})
class LanguageTagTest {
    @Test
    void theReportIsAsTheChapterSays() {
        Message message = LanguageTag.messageOf(DeviceIdentity.of("pk", "dev1"), "7");

        assertThat(message.topic().value()).isEqualTo("/sys/pk/dev1/thing/deviceinfo/update");
        assertThat(message.qos()).isEqualTo(Qos.AT_LEAST_ONCE);
        assertThat(new String(message.payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"7\",\"version\":\"1.0\",\"sys\":{\"ack\":0},\"params\":[{"
                        + "\"attrKey\":\"SYS_SDK_LANGUAGE\",\"attrValue\":\"Java\",\"domain\":\"SYSTEM\"}],"
                        + "\"method\":\"thing.deviceinfo.update\"}");
    }
}
