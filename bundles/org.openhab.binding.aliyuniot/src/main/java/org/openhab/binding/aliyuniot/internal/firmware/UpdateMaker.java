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
package org.openhab.binding.aliyuniot.internal.firmware;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Installer;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Upload;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the updates of one module on one session of its device, each with the means that the settings of its time choose. For any
 * thread.
 */
final class UpdateMaker {
    /** The rest is the installation; where there is none it has next to nothing. */
    private static final int SHARE_WITH_INSTALLATION = 70;

    private static final int SHARE_ALONE = 95;

    private final Logger logger = LoggerFactory.getLogger(UpdateMaker.class);

    private final DeviceFirmware device;
    private final OtaModule module;
    private final FirmwareMemory memory;
    private final FirmwareDisplay display;
    private final RuleInstaller rules;
    private final UpdateBounds bounds;

    UpdateMaker(
            DeviceFirmware device,
            OtaModule module,
            FirmwareMemory memory,
            FirmwareDisplay display,
            RuleInstaller rules,
            UpdateBounds bounds) {
        this.device = device;
        this.module = module;
        this.memory = memory;
        this.display = display;
        this.rules = rules;
        this.bounds = bounds;
    }

    /** How an update is told to openHAB, which wants to know all steps before the first one. */
    static UpdateProgress progress(FirmwareSettings settings, @Nullable ProgressCallback callback) {
        return settings.installer() == Installer.HTTP
                ? new UpdateProgress(
                        callback,
                        ProgressStep.DOWNLOADING,
                        ProgressStep.TRANSFERRING,
                        ProgressStep.UPDATING,
                        ProgressStep.REBOOTING)
                : new UpdateProgress(
                        callback, ProgressStep.DOWNLOADING, ProgressStep.TRANSFERRING, ProgressStep.UPDATING);
    }

    /** Makes an update, which holds the version of the module back from now on. */
    FirmwareUpdate make(
            FirmwareSettings settings, OtaJob job, UpdateProgress progress, FirmwareUpdate.Listener listener) {
        return new FirmwareUpdate(
                device.runtime(),
                new Steps(settings),
                installer(settings),
                settings.installer() == Installer.STORE ? SHARE_ALONE : SHARE_WITH_INSTALLATION,
                bounds.limits().apply(UpdateLimits.of(settings.downloadTimeout(), settings.installTimeout())),
                job,
                progress,
                device.ota().begin(module),
                listener);
    }

    /**
     * Makes what loads the files of a job.
     *
     * @throws FirmwareFailure if there is no place for them
     */
    ImageLoader loader(FirmwareSettings settings, OtaJob job, LongConsumer progress) throws FirmwareFailure {
        return new ImageLoader(
                device.runtime(),
                device.ota(),
                new Steps(settings)::pull,
                memory.folder(),
                bounds.downloads().apply(device.trustAnchors()),
                settings.key(),
                job,
                progress);
    }

    private FirmwareInstaller installer(FirmwareSettings settings) {
        Upload upload = settings.upload();
        if (settings.installer() == Installer.HTTP && upload != null) {
            return new HttpInstaller(
                    device.runtime(),
                    TrustAnchors.ofRuntime(),
                    upload,
                    settings.installTimeout(),
                    payloads -> versions(upload.versionTopic(), payloads));
        }
        return settings.installer() == Installer.RULE ? rules : (job, files, ongoing) -> job.version();
    }

    /** Listens to what the device says of its version. */
    private Runnable versions(String topic, Consumer<String> payloads) {
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
            logger.warn("{} cannot hear versions on {}: {}", device.identity(), topic, e.getMessage());
            return () -> {};
        }
    }

    private final class Steps implements FirmwareUpdate.Steps {
        private final FirmwareSettings settings;

        Steps(FirmwareSettings settings) {
            this.settings = settings;
        }

        @Override
        public void begin() throws UpdateFailure {
            try {
                memory.folder();
                memory.change(FirmwareRecord::begun);
            } catch (FirmwareFailure e) {
                throw UpdateFailure.of(e);
            }
        }

        @Override
        public CompletionStage<Optional<OtaJob>> pull() {
            return device.query(module, memory.record().installed());
        }

        @Override
        public ImageLoader loader(OtaJob job, LongConsumer progress) throws UpdateFailure {
            try {
                return UpdateMaker.this.loader(settings, job, progress);
            } catch (FirmwareFailure e) {
                throw UpdateFailure.of(e);
            }
        }

        @Override
        public void installed(OtaJob job, FirmwareVersion version) {
            boolean asWanted = version.equals(job.version());
            try {
                if (asWanted) {
                    memory.folder().installed(ImageLoader.expected(job, settings.key()));
                }
            } catch (FirmwareFailure e) {
                logger.warn("{}", e.getMessage());
            }
            FirmwareRecord known = memory.changeAnyway(record -> record.withInstalled(version));
            if (!asWanted) {
                device.ota().reportVersion(module, version);
            }
            display.installed(known);
        }
    }
}
