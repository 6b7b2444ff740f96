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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.action.AliyunFirmwareActions;
import org.openhab.binding.aliyuniot.internal.action.AliyunIotActions;
import org.openhab.binding.aliyuniot.internal.action.DeviceOperations;
import org.openhab.binding.aliyuniot.internal.action.FirmwareOperations;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ChannelReader;
import org.openhab.binding.aliyuniot.internal.config.ConfigurationProblem;
import org.openhab.binding.aliyuniot.internal.config.DeviceConfiguration;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.firmware.DeviceFirmware;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.session.OutgoingStore;
import org.openhab.binding.aliyuniot.link.session.SessionStatistics;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.config.core.status.ConfigStatusMessage;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.binding.ConfigStatusThingHandler;
import org.openhab.core.thing.binding.ThingHandlerService;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateBackgroundTransferHandler;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects a thing of type {@code device} to the platform.
 */
public class DeviceHandler extends ConfigStatusThingHandler
        implements DeviceOperations, FirmwareOperations, FirmwareUpdateBackgroundTransferHandler {
    /** What is learned while a thing runs; a thing of a file that was edited comes without. */
    private static final List<String> LEARNED = List.of(
            AliyunIotBindingConstants.PROPERTY_PRODUCT_KEY,
            AliyunIotBindingConstants.PROPERTY_DEVICE_NAME,
            AliyunIotBindingConstants.PROPERTY_CLOCK_OFFSET,
            AliyunIotBindingConstants.PROPERTY_TAGS,
            Thing.PROPERTY_FIRMWARE_VERSION);

    private static final int FAREWELL_SECONDS = 3;

    private final Logger logger = LoggerFactory.getLogger(DeviceHandler.class);

    private final LinkRuntime runtime;
    private final Supplier<OutgoingStore> stores;
    private final FirmwareSurroundings firmwares;
    private final DiagnosticChannels diagnostics;
    private final FirmwareChannels firmwareChannels = new FirmwareChannels();

    private volatile @Nullable DeviceLink link;

    /**
     * @param runtime shared by all devices; stays open after this handler's end
     * @param stores gives what keeps the messages of all devices over a restart
     * @param firmwares shared by all devices
     */
    public DeviceHandler(
            Thing thing, LinkRuntime runtime, Supplier<OutgoingStore> stores, FirmwareSurroundings firmwares) {
        super(thing);
        this.runtime = runtime;
        this.stores = stores;
        this.firmwares = firmwares;
        this.diagnostics = new DiagnosticChannels(scheduler, this::statistics, this::isLinked, this::updateState);
    }

    @Override
    public void initialize() {
        dispose();
        List<Channel> channels = getThing().getChannels();
        diagnostics.set(channels);
        firmwareChannels.set(channels);
        try {
            DeviceSettings settings = settings(getConfig(), channels);
            ThingProperties properties = new ThingProperties(getThing(), settings);
            DeviceLink made = new DeviceLink(
                    runtime,
                    stores,
                    settings,
                    channels,
                    properties.writtenTags(),
                    firmwares,
                    getThing().getUID(),
                    new ThingReports());
            updateProperties(properties.atStart());
            updateStatus(ThingStatus.UNKNOWN);
            link = made;
            scheduler.execute(made::start);
        } catch (InvalidConfigurationException e) {
            configurationError(e.problems().get(0).toStatusText());
        } catch (ChannelException e) {
            configurationError(e.toStatusText());
        }
    }

    /**
     * Takes over what has changed in the UI or in a file, a label as well as a channel or a parameter. Only a change of
     * what the connection depends on opens another one.
     */
    @Override
    public void thingUpdated(Thing thing) {
        LEARNED.forEach(name -> {
            String value = getThing().getProperties().get(name);
            if (value != null && !thing.getProperties().containsKey(name)) {
                thing.setProperty(name, value);
            }
        });
        this.thing = thing;
        if (!goesOn()) {
            super.thingUpdated(thing);
        }
    }

    /** Stores parameters; the connection stays if it does not depend on what is changed. */
    @Override
    public void handleConfigurationUpdate(Map<String, Object> configurationParameters) {
        Configuration changed = editConfiguration();
        configurationParameters.forEach(changed::put);
        if (!isInitialized() || !isServedBy(link, changed)) {
            super.handleConfigurationUpdate(configurationParameters);
        } else if (isModifyingCurrentConfig(configurationParameters)) {
            validateConfigurationParameters(configurationParameters);
            updateConfiguration(changed);
            if (!goesOn()) {
                initialize();
            }
        }
    }

    private boolean isServedBy(@Nullable DeviceLink open, Configuration configuration) {
        try {
            return open != null
                    && open.serves(settings(configuration, getThing().getChannels()));
        } catch (InvalidConfigurationException e) {
            return false;
        }
    }

    /** Has the open session go on with the thing as it is now, if it can. */
    private boolean goesOn() {
        DeviceLink open = link;
        List<Channel> channels = getThing().getChannels();
        if (open == null || !isServedBy(open, getConfig())) {
            return false;
        }
        try {
            DeviceSettings settings = settings(getConfig(), channels);
            updateProperties(new ThingProperties(getThing(), settings).atStart());
            diagnostics.set(channels);
            firmwareChannels.set(channels);
            open.change(settings, channels);
            return true;
        } catch (InvalidConfigurationException | ChannelException e) {
            logger.debug("{} cannot go on: {}", getThing().getUID(), e.getMessage());
            return false;
        }
    }

    @Override
    public void dispose() {
        diagnostics.stop();
        DeviceLink open = link;
        link = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void handleCommand(ChannelUID channelUID, Command command) {
        DeviceLink open = link;
        if (diagnostics.has(channelUID)) {
            if (command == RefreshType.REFRESH) {
                diagnostics.refresh(channelUID);
            }
        } else if (firmwareChannels.has(channelUID)) {
            if (command == RefreshType.REFRESH && open != null) {
                showFirmware(open.firmware().progress());
            }
        } else if (open == null) {
            logger.debug("{} ignores {}, as the configuration of the thing has an error", channelUID, command);
        } else {
            open.handle(channelUID, command);
        }
    }

    @Override
    public Collection<Class<? extends ThingHandlerService>> getServices() {
        return List.of(AliyunIotActions.class, AliyunFirmwareActions.class);
    }

    /** Asked for on any page that lists things, so answered from memory. */
    @Override
    public boolean isUpdateExecutable() {
        DeviceLink open = link;
        return open != null && open.firmware().isExecutable();
    }

    @Override
    public void updateFirmware(Firmware firmware, ProgressCallback progressCallback) {
        DeviceLink open = link;
        if (open == null) {
            progressCallback.failed("firmware.not-ready");
        } else {
            open.firmware().update(firmware, progressCallback);
        }
    }

    @Override
    public void transferFirmware(Firmware firmware) {
        DeviceLink open = link;
        if (open != null) {
            open.firmware().transfer(firmware);
        }
    }

    @Override
    public void cancel() {
        DeviceLink open = link;
        if (open != null) {
            open.firmware().cancel();
        }
    }

    /** Lets the platform hear that an update which runs has failed, and waits for that no longer than a moment. */
    @Override
    public void handleRemoval() {
        DeviceLink open = link;
        CompletableFuture<?> told = open == null
                ? CompletableFuture.completedFuture(null)
                : open.firmware().remove().toCompletableFuture();
        told.copy()
                .orTimeout(FAREWELL_SECONDS, TimeUnit.SECONDS)
                .whenCompleteAsync((done, failure) -> updateStatus(ThingStatus.REMOVED), scheduler);
    }

    @Override
    public boolean isOnline() {
        DeviceLink open = link;
        return open != null && open.isOnline();
    }

    @Override
    public CompletionStage<Message> publish(String topic, byte[] payload, int qos) {
        DeviceLink open = link;
        if (open == null) {
            return notReady();
        }
        try {
            return open.publish(topic, payload, qos);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<Message> answer(String id, byte[] payload) {
        DeviceLink open = link;
        return open == null ? notReady() : open.answer(id, payload);
    }

    @Override
    public CompletionStage<Optional<String>> checkFirmware() {
        return firmware().check();
    }

    @Override
    public void startFirmwareUpdate() {
        firmware().start();
    }

    @Override
    public void cancelFirmwareUpdate() {
        cancel();
    }

    @Override
    public void reportFirmwareVersion(String version) {
        firmware().reportVersion(new FirmwareVersion(version));
    }

    @Override
    public void firmwareProgress(int percent) {
        checkExpected(firmware().ruleProgress(percent));
    }

    @Override
    public void firmwareInstalled(String version) {
        checkExpected(firmware().ruleInstalled(new FirmwareVersion(version)));
    }

    @Override
    public void firmwareFailed(String reason) {
        checkExpected(firmware().ruleFailed(reason));
    }

    @Override
    public String firmwareStatus() {
        FirmwareProgress progress = firmware().progress();
        return progress.target().isEmpty()
                ? progress.state()
                : progress.state() + " " + progress.target() + " " + progress.percent() + " %";
    }

    private DeviceFirmware firmware() {
        DeviceLink open = link;
        if (open == null) {
            throw new IllegalStateException("The device is not ready; the status of the thing says why");
        }
        return open.firmware();
    }

    private static void checkExpected(boolean expected) {
        if (!expected) {
            throw new IllegalStateException("No update waits for a rule that installs it");
        }
    }

    private void showFirmware(FirmwareProgress progress) {
        firmwareChannels.show(progress, this::updateState);
    }

    private static CompletionStage<Message> notReady() {
        return CompletableFuture.failedFuture(
                new IllegalStateException("The device is not ready; the status of the thing says why"));
    }

    private @Nullable SessionStatistics statistics() {
        DeviceLink open = link;
        return open == null ? null : open.statistics();
    }

    @Override
    public Collection<ConfigStatusMessage> getConfigStatus() {
        try {
            settings(getConfig(), getThing().getChannels());
            return List.of();
        } catch (InvalidConfigurationException e) {
            return e.problems().stream().map(ConfigurationProblem::toMessage).toList();
        }
    }

    private static DeviceSettings settings(Configuration configuration, List<Channel> channels)
            throws InvalidConfigurationException {
        return DeviceSettings.of(DeviceConfiguration.of(configuration), ChannelReader.answersOwnTopics(channels));
    }

    private void configurationError(String text) {
        updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, text);
    }

    /** Opens the protected methods of the base class to {@link DeviceLink}. */
    private final class ThingReports implements DeviceLink.Reports {
        @Override
        public void status(ThingStatus status, ThingStatusDetail detail, @Nullable String text) {
            updateStatus(status, detail, text);
        }

        @Override
        public void state(ChannelUID channel, State state) {
            updateState(channel, state);
        }

        @Override
        public void command(ChannelUID channel, Command command) {
            postCommand(channel, command);
        }

        @Override
        public void triggered(ChannelUID channel, String event) {
            triggerChannel(channel, event);
        }

        @Override
        public void property(String name, @Nullable String value) {
            // Else openHAB stores the thing anew, and tells so, for what is as it was.
            if (!Objects.equals(getThing().getProperties().get(name), value)) {
                updateProperty(name, value);
            }
        }

        @Override
        public void firmwareTriggered(String event) {
            firmwareChannels.trigger(event, DeviceHandler.this::triggerChannel);
        }

        @Override
        public void firmware(FirmwareProgress progress) {
            showFirmware(progress);
        }
    }
}
