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
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.openhab.aliyuniot.emulator.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.FirmwareJobState;
import org.openhab.core.config.core.validation.ConfigDescriptionValidator;
import org.openhab.core.events.Event;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.internal.common.GuardedCalls;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.firmware.FirmwareStatusInfo;
import org.openhab.core.thing.firmware.FirmwareUpdateProgressInfo;
import org.openhab.core.thing.firmware.FirmwareUpdateProgressInfoEvent;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;
import org.openhab.core.thing.firmware.FirmwareUpdateResultInfoEvent;
import org.openhab.core.thing.internal.firmware.FirmwareRegistryImpl;
import org.openhab.core.thing.internal.firmware.FirmwareUpdateServiceImpl;
import org.osgi.framework.Bundle;

/** The emulator's campaigns on one side, openHAB's firmware service on the other. */
@NonNullByDefault({})
abstract class FirmwareCloud extends EmulatedCloud {
    final List<Event> posted = new CopyOnWriteArrayList<>();
    final FirmwareRegistryImpl registry = new FirmwareRegistryImpl(() -> Locale.ENGLISH);

    byte[] image;

    @BeforeEach
    void startService() {
        parameters.put("firmwareVersion", "1.0.0");
        registry.addFirmwareProvider(offers);
        ConfigDescriptionValidator anything = (values, uri) -> {};
        FirmwareUpdateServiceImpl service = new FirmwareUpdateServiceImpl(
                Map.of(),
                registry,
                anything,
                () -> Locale.ENGLISH,
                new Texts(),
                posted::add,
                type -> null,
                new GuardedCalls());
        updates = service;
        image = new byte[300_000];
        new Random(7).nextBytes(image);
    }

    /** Those of the binding's own file; what is not there is {@code null}, as in openHAB. */
    private static final class Texts implements TranslationProvider {
        private final Properties texts = new Properties();

        Texts() {
            try (Reader reader = Files.newBufferedReader(
                    Path.of("src/main/resources/OH-INF/i18n/aliyuniot.properties"), StandardCharsets.UTF_8)) {
                texts.load(reader);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public String getText(Bundle bundle, String key, String defaultText, Locale locale) {
            return getText(bundle, key, defaultText, locale, new Object[0]);
        }

        @Override
        public String getText(Bundle bundle, String key, String defaultText, Locale locale, Object... arguments) {
            if ("update-canceled".equals(key)) {
                return "canceled";
            }
            String text = texts.getProperty(key, defaultText);
            return text == null ? null : new MessageFormat(text, Locale.ENGLISH).format(arguments);
        }
    }

    @Override
    Thing startThing() {
        Thing thing = super.startThing();
        ((FirmwareUpdateServiceImpl) updates).addFirmwareUpdateHandler(handler);
        return thing;
    }

    /** Stops the thing as openHAB does, and starts it anew, with what the disk knows. */
    Thing restartThing() {
        handler.dispose();
        ((FirmwareUpdateServiceImpl) updates).removeFirmwareUpdateHandler(handler);
        return startThing();
    }

    long campaign(String version) throws Exception {
        return cloud.startCampaign(campaignOf(version, false));
    }

    FirmwareCampaign campaignOf(String version, boolean mqtt) throws Exception {
        FirmwareCampaign plain = FirmwareCampaign.of(
                PRODUCT, cloud.addImage(new ByteArrayInputStream(image)).id(), version, DEVICE);
        return new FirmwareCampaign(
                PRODUCT,
                plain.image(),
                version,
                plain.module(),
                List.of(),
                plain.devices(),
                false,
                false,
                mqtt,
                FirmwareCampaign.SignMethod.SHA256,
                0,
                0,
                0,
                86_400,
                true,
                Map.of("_package_udi", "{\"ota_notice\":\"Waters better\"}"));
    }

    FirmwareJobState job(long campaign) {
        return cloud.jobs(campaign).get(0);
    }

    void awaitJob(long campaign, FirmwareJobState.Status status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(job(campaign).status()).isEqualTo(status));
    }

    void awaitFirmware(FirmwareStatus status, String version) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            FirmwareStatusInfo info = updates.getFirmwareStatusInfo(UID);
            assertThat(info.getFirmwareStatus()).isEqualTo(status);
            assertThat(info.getUpdatableFirmwareVersion()).isEqualTo(version);
        });
    }

    void offered(String version) {
        awaitFirmware(FirmwareStatus.UPDATE_EXECUTABLE, version);
    }

    List<FirmwareUpdateResultInfoEvent> results() {
        return posted.stream()
                .filter(FirmwareUpdateResultInfoEvent.class::isInstance)
                .map(FirmwareUpdateResultInfoEvent.class::cast)
                .toList();
    }

    /** The one result so far. */
    void awaitResult(FirmwareUpdateResult result, String text) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(results()).isNotEmpty());
        FirmwareUpdateResultInfoEvent event = results().get(results().size() - 1);
        assertThat(event.getFirmwareUpdateResultInfo().getResult())
                .as(event.toString())
                .isEqualTo(result);
        if (text != null) {
            assertThat(event.getFirmwareUpdateResultInfo().getErrorMessage()).contains(text);
        }
    }

    List<FirmwareUpdateProgressInfo> progressInfos() {
        return posted.stream()
                .filter(FirmwareUpdateProgressInfoEvent.class::isInstance)
                .map(event -> ((FirmwareUpdateProgressInfoEvent) event).getProgressInfo())
                .toList();
    }

    List<ProgressStep> stepsEntered() {
        return progressInfos().stream()
                .map(FirmwareUpdateProgressInfo::getProgressStep)
                .distinct()
                .toList();
    }

    Firmware firmware(String version) {
        return registry.getFirmware(handler.getThing(), version);
    }

    /** Steps that the device has told the platform, in order. */
    List<String> steps(long campaign) {
        return job(campaign).history().stream()
                .map(FirmwareJobState.Event::step)
                .filter(step -> !step.isEmpty())
                .toList();
    }
}
