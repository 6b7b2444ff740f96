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
package org.openhab.binding.aliyuniot.link.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "cn-shanghai, a1Abc123Def.iot-as-mqtt.cn-shanghai.aliyuncs.com:1883",
        "cn-beijing, a1Abc123Def.iot-as-mqtt.cn-beijing.aliyuncs.com:1883",
        "cn-shenzhen, a1Abc123Def.iot-as-mqtt.cn-shenzhen.aliyuncs.com:1883",
        "ap-southeast-1, a1Abc123Def.iot-as-mqtt.ap-southeast-1.aliyuncs.com:1883",
        "ap-northeast-1, a1Abc123Def.iot-as-mqtt.ap-northeast-1.aliyuncs.com:1883",
        "us-west-1, a1Abc123Def.iot-as-mqtt.us-west-1.aliyuncs.com:1883",
        "us-east-1, a1Abc123Def.iot-as-mqtt.us-east-1.aliyuncs.com:1883",
        "eu-central-1, a1Abc123Def.iot-as-mqtt.eu-central-1.aliyuncs.com:1883"
    })
    void publicInstanceHasOneHostARegion(String region, String expected) {
        assertThat(Region.KNOWN).contains(new Region(region));
        assertThat(Endpoint.ofPublicInstance(new ProductKey("a1Abc123Def"), new Region(region), Protocol.TLS))
                .hasToString(expected);
    }

    @Test
    void instanceHasItsOwnHost() {
        assertThat(Endpoint.ofInstance(new InstanceId("iot-06z00abcdefghij"), Protocol.TLS))
                .hasToString("iot-06z00abcdefghij.mqtt.iothub.aliyuncs.com:1883");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CN-Shanghai", "cn shanghai", "cn-shanghai.evil.com", "cn"})
    void refusesWhatIsNoRegion(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Region(id)).withMessageContaining("like cn-shanghai");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "iot", "iot-06z00.evil.com", "-iot-06z", "IOT-06Z00"})
    void refusesWhatIsNoInstanceId(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new InstanceId(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mqtt://host", "host:1883", "host/path", "user@host", "-host", "a..b"})
    void refusesWhatIsNoHost(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoint(host, 1883, Protocol.TLS))
                .withMessageStartingWith("host is a name");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void refusesPortsOutOfRange(int port) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint("localhost", port, Protocol.TLS));
    }

    @Test
    void refusesAFileOfAuthoritiesThatIsMissingOrHoldsNone(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path text = Files.writeString(folder.resolve("text.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n");
        for (Path file : new Path[] {missing, empty, text}) {
            assertThatExceptionOfType(ConfigurationFailure.class)
                    .isThrownBy(() -> TrustAnchors.ofFile(file))
                    // Not the path, as it may be something else that was pasted there.
                    .withMessageContaining(file.toString().length() + " characters")
                    .extracting(ConfigurationFailure::reason)
                    .isEqualTo(LinkFailure.Reason.CA_FILE);
        }
    }
}
