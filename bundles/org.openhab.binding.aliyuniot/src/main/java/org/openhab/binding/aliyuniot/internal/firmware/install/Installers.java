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
package org.openhab.binding.aliyuniot.internal.firmware.install;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Installer;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Upload;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.module.DeviceFirmware;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareInstaller;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what installs on a device, as the user has chosen it.
 */
public final class Installers {
    private static final Logger LOGGER = LoggerFactory.getLogger(Installers.class);

    private Installers() {}

    /**
     * @param rules installs where a rule is to do it
     */
    public static Function<DeviceFirmware, FirmwareInstaller> of(FirmwareSettings settings, RuleInstaller rules) {
        Upload upload = settings.upload();
        if (settings.installer() == Installer.HTTP && upload != null) {
            return device -> new HttpInstaller(
                    device.runtime(),
                    TrustAnchors.ofRuntime(),
                    upload,
                    settings.installTimeout(),
                    payloads -> versions(device, upload.versionTopic(), payloads));
        }
        FirmwareInstaller chosen = settings.installer() == Installer.RULE ? rules : new Store();
        return device -> chosen;
    }

    /** Listens to what the device says of its version. */
    private static Runnable versions(DeviceFirmware device, String topic, Consumer<String> payloads) {
        if (topic.isEmpty()) {
            return () -> {};
        }
        try {
            TopicFilter filter = new TopicFilter(
                    new TopicTemplate(topic).topicOf(device.identity()).value());
            return device.session()
                    .subscriptions()
                    .add(
                            filter,
                            Qos.AT_LEAST_ONCE,
                            message -> payloads.accept(new String(message.payload(), StandardCharsets.UTF_8)));
        } catch (ConfigurationFailure | IllegalArgumentException e) {
            LOGGER.warn("{} cannot hear versions on {}: {}", device.identity(), topic, e.getMessage());
            return () -> {};
        }
    }

    /** Keeps the verified file, and that is all; so the download is nearly all of the update. */
    private record Store() implements FirmwareInstaller {
        private static final int SHARE = 95;

        @Override
        public int downloadShare() {
            return SHARE;
        }

        @Override
        public FirmwareVersion install(OtaJob job, List<Path> files, Ongoing ongoing) {
            return job.version();
        }
    }
}
