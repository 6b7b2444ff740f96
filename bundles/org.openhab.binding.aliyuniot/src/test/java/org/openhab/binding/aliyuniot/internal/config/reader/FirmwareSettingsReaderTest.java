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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Installer;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Method;
import org.openhab.binding.aliyuniot.internal.config.TimeWindow;
import org.openhab.binding.aliyuniot.internal.config.parameter.ConfigurationProblem;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.core.config.core.Configuration;

@NonNullByDefault({})
class FirmwareSettingsReaderTest {
    private final Map<String, Object> values = new HashMap<>(Map.of(
            "productKey",
            "a1B2c3D4e5F",
            "deviceName",
            "greenhouse",
            "deviceSecret",
            "0123456789abcdef0123456789abcdef"));

    private DeviceSettings device() throws Exception {
        return DeviceSettingsReader.mqtt(new Configuration(values), false, false, question -> null);
    }

    private FirmwareSettings settings() throws Exception {
        return device().firmware();
    }

    @Test
    void withoutAnyParameterVerifiedFilesAreKeptWhenSomebodyStartsThat() throws Exception {
        FirmwareSettings settings = settings();

        assertThat(settings.version()).isNull();
        assertThat(settings.installer()).isEqualTo(Installer.STORE);
        assertThat(settings.autoUpdate()).isFalse();
        assertThat(settings.preDownload()).isFalse();
        assertThat(settings.key()).isNull();
        assertThat(settings.maxImageBytes()).isEqualTo(1_000_000_000);
        assertThat(settings.downloadTimeout()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.installTimeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.upload()).isNull();
    }

    @Test
    void everyParameterHasItsEffect() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        String key = Base64.getMimeEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        values.putAll(Map.of(
                "firmwareVersion",
                "1.0.0",
                "installer",
                "http",
                "autoUpdate",
                true,
                "autoUpdateWindow",
                "22:00 - 02:30",
                "preDownload",
                true,
                "firmwareKey",
                "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n",
                "maxImageMegabytes",
                new BigDecimal(5)));
        values.putAll(Map.of(
                "downloadTimeout", new BigDecimal(7),
                "installTimeout", new BigDecimal(8),
                "installUrl", "http://192.168.1.20/update",
                "installMethod", "multipart",
                "installAnswer", "OK",
                "versionUrl", "https://lamp/version",
                "versionTopic", "user/version",
                "versionPattern", "v=(.*)"));

        FirmwareSettings settings = settings();

        assertThat(String.valueOf(settings.version())).isEqualTo("1.0.0");
        assertThat(settings.installer()).isEqualTo(Installer.HTTP);
        assertThat(settings.autoUpdate()).isTrue();
        assertThat(settings.window()).isEqualTo(TimeWindow.of("22:00-02:30"));
        assertThat(settings.preDownload()).isTrue();
        assertThat(settings.key()).isNotNull();
        assertThat(settings.maxImageBytes()).isEqualTo(5_000_000);
        assertThat(settings.downloadTimeout()).isEqualTo(Duration.ofMinutes(7));
        assertThat(settings.installTimeout()).isEqualTo(Duration.ofMinutes(8));
        assertThat(settings.upload().url()).isEqualTo(URI.create("http://192.168.1.20/update"));
        assertThat(settings.upload().method()).isEqualTo(Method.MULTIPART);
        assertThat(settings.upload().answer().pattern()).isEqualTo("OK");
        assertThat(settings.upload().versionUrl()).isEqualTo(URI.create("https://lamp/version"));
        assertThat(settings.upload().versionTopic()).isEqualTo("user/version");
        assertThat(settings.upload().version().pattern()).isEqualTo("v=(.*)");
    }

    @ParameterizedTest
    @CsvSource({
        "firmwareVersion, 1.0 beta, firmware-version",
        "firmwareKey, no key, firmware-key",
        "autoUpdateWindow, at night, auto-update-window",
        "autoUpdateWindow, 25:00-26:00, auto-update-window",
        "installer, magic, installer",
        "installMethod, patch, install-method",
        "installUrl, ftp://lamp/update, install-url",
        "installUrl, '', install-url",
        "versionUrl, lamp/version, install-url",
        "installAnswer, (, install-pattern",
        "versionPattern, [, install-pattern",
        "maxImageMegabytes, 0, range",
        "downloadTimeout, 1441, range",
        "installTimeout, 0, range"
    })
    void aParameterThatCannotBeUsedIsNamed(String parameter, String value, String suffix) {
        values.put("installer", "http");
        values.put("installUrl", "http://lamp/update");
        values.put(parameter, value);

        assertThat(catchThrowableOfType(InvalidConfigurationException.class, this::settings)
                        .problems())
                .extracting(ConfigurationProblem::parameter, ConfigurationProblem::suffix)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(parameter, suffix));
    }

    @Test
    void aChangeOfTheFirmwareNeedsNoOtherConnection() throws Exception {
        DeviceSettings before = device();
        values.putAll(Map.of("autoUpdate", true, "installer", "rule"));

        assertThat(before.hasSessionOf(device())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 12:00, 0",
        "02:00-04:00, 01:00, 60",
        "02:00-04:00, 02:00, 0",
        "02:00-04:00, 03:59, 0",
        "02:00-04:00, 04:00, 1320",
        "22:00-02:00, 23:00, 0",
        "22:00-02:00, 01:59, 0",
        "22:00-02:00, 02:00, 1200"
    })
    void aWindowSaysHowLongItIsUntilItOpens(String window, String time, long minutes) {
        ZonedDateTime now = ZonedDateTime.parse("2026-03-05T" + time + ":00Z");

        assertThat(TimeWindow.of(window).until(now)).isEqualTo(Duration.ofMinutes(minutes));
    }
}
