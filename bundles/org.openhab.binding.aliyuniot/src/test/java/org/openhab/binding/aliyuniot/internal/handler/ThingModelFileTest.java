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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.core.OpenHAB;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;

/** A thing model in a file of the user's. */
@NonNullByDefault({})
class ThingModelFileTest extends ModelledCloud {
    private @Nullable String before;
    private Path configuration;

    @BeforeEach
    void useFolder(@TempDir Path folder) throws Exception {
        before = System.getProperty(OpenHAB.CONFIG_DIR_PROG_ARGUMENT);
        configuration = Files.createDirectories(folder.resolve("conf"));
        System.setProperty(OpenHAB.CONFIG_DIR_PROG_ARGUMENT, configuration.toString());
        Files.createDirectories(configuration.resolve("misc"));
        parameters.put("model", "misc/lamp.json");
    }

    @AfterEach
    void leaveFolder() {
        String former = before;
        if (former == null) {
            System.clearProperty(OpenHAB.CONFIG_DIR_PROG_ARGUMENT);
        } else {
            System.setProperty(OpenHAB.CONFIG_DIR_PROG_ARGUMENT, former);
        }
    }

    private void write(String tsl) throws Exception {
        Files.writeString(configuration.resolve("misc/lamp.json"), tsl);
    }

    private void awaitConfigurationError(String key, String... arguments) {
        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                LocalizedText.of(key, java.util.List.of(arguments)));
    }

    @Test
    void givesTheChannelsAndIsReadAgainWhenSomebodyWantsThat() throws Exception {
        write(tsl(temperature("Temp")));
        cloud.close();
        startThing();
        assertThat(channelIds()).containsExactly("Temp");
        await().atMost(PATIENCE).until(() -> lastStatus().getStatus() == ThingStatus.OFFLINE);

        write(tsl(temperature("Temp"), temperature("Outside")));
        reload();
        assertThat(channelIds()).containsExactly("Temp", "Outside");

        write("{\"properties\":[");
        assertThatThrownBy(this::reload).hasMessageContaining("offline.model-unusable");
        assertThat(channelIds()).containsExactly("Temp", "Outside");
    }

    @Test
    void isTheOnlyOneAndThePlatformIsNotAsked() throws Exception {
        serve(tsl(temperature("OfThePlatform")));
        write(tsl(temperature("Temp")));
        parameters.put("model", configuration.resolve("misc/lamp.json").toString());
        startThing();
        awaitOnline();

        assertThat(channelIds()).containsExactly("Temp");
        assertThat(userdata.resolve("models")).doesNotExist();
        assertThat(cloud.device(PRODUCT, DEVICE).messages(0))
                .noneMatch(message -> message.topic().contains("dsltemplate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "",
                "[]",
                "{\"properties\":7}",
                "{\"properties\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            })
    void thatCannotBeUsedIsTheUsersConcern(String content) throws Exception {
        write(content);
        startThing();

        awaitConfigurationError("offline.model-unusable", "misc/lamp.json");
    }

    @Test
    void thatIsNotThereIsTheUsersConcern() throws Exception {
        startThing();
        awaitConfigurationError("offline.model-unreadable", "misc/lamp.json");

        write(tsl(temperature("Temp")));
        parameters.put("keepAlive", new java.math.BigDecimal(60));
        handler.thingUpdated(describedThing());
        awaitOnline();
        assertThat(channelIds()).containsExactly("Temp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../lamp.json", "misc/../../lamp.json", "/etc/passwd", ".", "misc/..", "a\u0000b"})
    void aFileElsewhereIsNoFile(String path) throws Exception {
        Files.writeString(configuration.resolveSibling("lamp.json"), tsl(temperature("Temp")));
        parameters.put("model", path);
        startThing();

        assertThat(lastStatus().getStatusDetail()).isEqualTo(ThingStatusDetail.CONFIGURATION_ERROR);
        assertThat(String.valueOf(lastStatus().getDescription()))
                .contains("config-status.error.model")
                .doesNotContain("lamp", "passwd");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkLeadsNowhereElse() throws Exception {
        Path outside = Files.writeString(configuration.resolveSibling("lamp.json"), tsl(temperature("Temp")));
        Files.createSymbolicLink(configuration.resolve("misc/lamp.json"), outside);
        startThing();
        awaitConfigurationError("offline.model-unreadable", "misc/lamp.json");
        handler.dispose();

        Files.delete(configuration.resolve("misc/lamp.json"));
        Files.writeString(configuration.resolve("lamp.json"), tsl(temperature("Temp")));
        Files.createSymbolicLink(configuration.resolve("misc/lamp.json"), Path.of("../lamp.json"));
        startThing();
        awaitOnline();
        assertThat(channelIds()).containsExactly("Temp");
    }
}
