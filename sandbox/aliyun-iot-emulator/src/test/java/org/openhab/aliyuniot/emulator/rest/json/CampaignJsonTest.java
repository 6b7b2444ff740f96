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
package org.openhab.aliyuniot.emulator.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareDelivery;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;

@NonNullByDefault({})
class CampaignJsonTest {
    @Test
    void whatIsLeftOutIsAsUsual() throws Exception {
        assertThat(read("""
                {"productKey": "pk", "image": "1", "version": "2.0.0", "devices": ["lamp01"]}""")).isEqualTo(FirmwareCampaign.of("pk", "1", "2.0.0", "lamp01"));
    }

    @Test
    void eachFieldIsTaken() throws Exception {
        assertThat(read("""
                {"productKey": "pk", "image": "1", "version": "2.0.0", "module": "MCU", "sourceVersions": ["1.0.0", "1.1.0"],
                "devices": ["lamp01"], "confirm": true, "protocol": "mqtt", "signMethod": "Md5", "timeoutSeconds": 3,
                "retries": 4, "retrySeconds": 5, "urlSeconds": 6, "overwrite": true, "tags": {"color": "red"},
                "isDiff": true, "digestSign": true, "pushesPerMinute": 10}"""))
                .isEqualTo(FirmwareCampaign.builder("pk", "1", "2.0.0")
                        .module("MCU")
                        .sourceVersions("1.0.0", "1.1.0")
                        .devices("lamp01")
                        .confirm(true)
                        .mqtt(true)
                        .signMethod(DigestMethod.MD5)
                        .timeoutSeconds(3)
                        .retries(4, 5)
                        .urlSeconds(6)
                        .overwrite(true)
                        .tags(Map.of("color", "red"))
                        .differential(true)
                        .digestSigned(true)
                        .pushesPerMinute(10)
                        .build());
    }

    @Test
    void aPackageHasSeveralFiles() throws Exception {
        assertThat(read("""
                {"productKey": "pk", "version": "2.0.0", "dynamic": true,
                "files": [{"name": "boot.bin", "image": "1"}, {"name": "root.bin", "image": "2"}]}"""))
                .isEqualTo(FirmwareCampaign.builder("pk", "", "2.0.0")
                        .dynamic(true)
                        .files(List.of(
                                new FirmwareDelivery.File("boot.bin", "1"), new FirmwareDelivery.File("root.bin", "2")))
                        .build());
    }

    private static FirmwareCampaign read(String json) throws Exception {
        return CampaignJson.read((ObjectNode) new ObjectMapper().readTree(json));
    }
}
