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
package org.openhab.binding.aliyuniot.internal.config.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.MqttTransportSettings;
import org.openhab.binding.aliyuniot.internal.config.UnnamedDeviceException;
import org.openhab.binding.aliyuniot.internal.config.login.AuthSettings;
import org.openhab.core.config.core.Configuration;

/** The examples of the page about certificates are configurations that can be used. */
@NonNullByDefault({})
class CertificatePageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```(java|yaml)\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\b(?<name>[a-zA-Z]+)(=\"|: )(?<value>[^\"\\r\\n]+)\"?");

    private static AuthSettings read(String example) throws Exception {
        String parameters = example.contains("config:")
                ? example.substring(example.indexOf("config:") + 7)
                : example.substring(example.indexOf('[') + 1, example.lastIndexOf(']'));
        Map<String, Object> values = new HashMap<>();
        for (Matcher found = PARAMETER.matcher(parameters); found.find(); ) {
            values.put(found.group("name"), found.group("value"));
        }
        try {
            DeviceSettings settings =
                    DeviceSettingsReader.mqtt(new Configuration(values), false, false, question -> null);
            return ((MqttTransportSettings) settings.transport()).auth();
        } catch (UnnamedDeviceException e) {
            return e.question().transport().auth();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificates.md", "certificates.zh-CN.md"})
    void examplesAreConfigurationsThatCanBeUsed(String name) throws Exception {
        List<AuthSettings.Way> ways = new ArrayList<>();
        for (Matcher example = EXAMPLE.matcher(page(name)); example.find(); ) {
            ways.add(read(example.group(2)).way());
        }
        assertThat(ways)
                .containsExactly(
                        AuthSettings.Way.X509,
                        AuthSettings.Way.X509,
                        AuthSettings.Way.PRE_AUTH,
                        AuthSettings.Way.BOOTSTRAP);
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("..", "..", "docs", name));
    }
}
