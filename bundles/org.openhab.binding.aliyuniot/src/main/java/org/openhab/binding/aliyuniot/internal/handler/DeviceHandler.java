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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.config.ConfigurationProblem;
import org.openhab.binding.aliyuniot.internal.config.DeviceConfiguration;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.core.config.core.status.ConfigStatusMessage;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.binding.ConfigStatusThingHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects a thing of type {@code device} to the platform.
 */
public class DeviceHandler extends ConfigStatusThingHandler {
    private final Logger logger = LoggerFactory.getLogger(DeviceHandler.class);

    private final LinkRuntime runtime;

    private volatile @Nullable DeviceLink link;

    /**
     * @param runtime shared by all devices; stays open after this handler's end
     */
    public DeviceHandler(Thing thing, LinkRuntime runtime) {
        super(thing);
        this.runtime = runtime;
    }

    @Override
    public void initialize() {
        dispose();
        try {
            DeviceSettings settings = DeviceSettings.of(configuration());
            DeviceLink made = new DeviceLink(runtime, settings, getThing().getChannels(), new ThingReports());
            updateProperties(propertiesOf(settings));
            updateStatus(ThingStatus.UNKNOWN);
            link = made;
            scheduler.execute(made::start);
        } catch (InvalidConfigurationException e) {
            configurationError(e.problems().get(0).toStatusText());
        } catch (ChannelException e) {
            configurationError(e.toStatusText());
        }
    }

    @Override
    public void dispose() {
        DeviceLink open = link;
        link = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void handleCommand(ChannelUID channelUID, Command command) {
        DeviceLink open = link;
        if (open == null) {
            logger.debug("{} ignores {}, as the configuration of the thing has an error", channelUID, command);
        } else {
            open.handle(channelUID, command);
        }
    }

    @Override
    public Collection<ConfigStatusMessage> getConfigStatus() {
        try {
            DeviceSettings.of(configuration());
            return List.of();
        } catch (InvalidConfigurationException e) {
            return e.problems().stream().map(ConfigurationProblem::toMessage).toList();
        }
    }

    private DeviceConfiguration configuration() throws InvalidConfigurationException {
        return DeviceConfiguration.of(getConfig());
    }

    private void configurationError(String text) {
        updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, text);
    }

    private static Map<String, @Nullable String> propertiesOf(DeviceSettings settings) {
        return Map.of(
                AliyunIotBindingConstants.PROPERTY_PRODUCT_KEY,
                settings.identity().productKey().value(),
                AliyunIotBindingConstants.PROPERTY_DEVICE_NAME,
                settings.identity().deviceName().value(),
                AliyunIotBindingConstants.PROPERTY_ENDPOINT,
                settings.endpoint().toString(),
                AliyunIotBindingConstants.PROPERTY_PROTOCOL,
                settings.endpoint().protocol() == Protocol.TLS ? "MQTT/TLS" : "MQTT/TCP",
                Thing.PROPERTY_VENDOR,
                "Alibaba Cloud");
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
    }
}
