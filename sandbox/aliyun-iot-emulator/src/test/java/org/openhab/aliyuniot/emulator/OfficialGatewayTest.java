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
package org.openhab.aliyuniot.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.gateway.GatewayClient;
import org.openhab.aliyuniot.emulator.message.SendResult;

/** Lets the gateway of Aliyun's own SDK for Node.js judge the platform's side of gateways and registration. */
@NonNullByDefault({})
class OfficialGatewayTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String SUB_PRODUCT = GatewayClient.PRODUCT_KEY;
    private static final String PRODUCT_SECRET = "prodSecret000001";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path INSTALLED = Path.of("target/node");

    @Test
    void aGatewayRegistersAddsLogsInAndWorksForASubDevice(@TempDir Path data) throws Exception {
        NodeProgram.install(System.getenv("PATH"), SOURCE, INSTALLED);
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(data)
                        .withProduct(ProductDefinition.of(PRODUCT)
                                .withRegistration(new DynamicRegistration(true, PRODUCT_SECRET)))
                        .withProduct(
                                ProductDefinition.of(SUB_PRODUCT).withRegistration(new DynamicRegistration(true, null)))
                        .withDevice(PRODUCT, "gw001", TestDevice.SECRET)
                        .withDevice(SUB_PRODUCT, "sub001", GatewayClient.SECRET));
                NodeProgram gateway = start(emulator)) {
            for (String step :
                    new String[] {"registered", "sub-registered", "added", "login", "posted", "happened", "tagged"}) {
                assertThat(gateway.await(step).path("code").asInt()).as(step).isEqualTo(200);
            }
            assertThat(gateway.await("topology").path("data").toString())
                    .isEqualTo("[{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"sub001\"}]");
            // Its subscriptions are granted one after the other.
            Waiting.until(() -> emulator.device(SUB_PRODUCT, "sub001")
                            .state()
                            .subscriptions()
                            .size()
                    >= 16);
            assertThat(emulator.thing(SUB_PRODUCT, "sub001")
                            .properties()
                            .get("Power")
                            .value())
                    .isEqualTo("1");
            assertThat(emulator.device(SUB_PRODUCT, "sub001")
                            .send(
                                    "thing/service/property/set",
                                    0,
                                    "{\"id\":\"1\",\"params\":{\"Power\":0}}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(SendResult.SENT);
            assertThat(gateway.await("properties").path("params").path("Power").asInt(-1))
                    .isZero();
            assertThat(call(emulator).path("data").path("in").asInt()).isEqualTo(5);
            gateway.endInput();
            assertThat(gateway.await("logout").path("code").asInt()).isEqualTo(200);
            assertThat(gateway.await("removed").path("code").asInt()).isEqualTo(200);
            assertThat(emulator.gateway(PRODUCT, "gw001").subDevices()).isEmpty();
            assertThat(gateway.told("error")).isEmpty();
        }
    }

    private static JsonNode call(AliyunIotEmulator emulator) throws Exception {
        String request = "{\"id\":\"2\",\"version\":\"1.0\",\"params\":{},\"method\":\"thing.service.reboot\"}";
        return MAPPER.readTree(emulator.device(SUB_PRODUCT, "sub001")
                .rrpc(null, request.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(8)));
    }

    private static NodeProgram start(AliyunIotEmulator emulator) throws Exception {
        Map<String, String> options = Map.of(
                "productKey",
                PRODUCT,
                "deviceName",
                "gw001",
                "productSecret",
                PRODUCT_SECRET,
                "registerURL",
                "https://localhost:" + emulator.ports().https() + "/auth/register/device",
                "brokerUrl",
                "mqtt://localhost:" + emulator.ports().tcp() + "/");
        Map<String, String> subDevice = Map.of("productKey", SUB_PRODUCT, "deviceName", "sub001");
        return NodeProgram.start(
                INSTALLED,
                "gateway.js",
                Map.of(
                        "GATEWAY_OPTIONS", MAPPER.writeValueAsString(options),
                        "SUB_DEVICE", MAPPER.writeValueAsString(subDevice),
                        "NODE_EXTRA_CA_CERTS", emulator.caCertificate().toString()));
    }
}
