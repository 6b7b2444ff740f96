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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.action.AliyunSubDeviceActions;
import org.openhab.binding.aliyuniot.internal.action.SubDeviceOperations;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.config.reader.SubDeviceSettingsReader;
import org.openhab.binding.aliyuniot.internal.gateway.SubDeviceTurns;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.binding.aliyuniot.internal.session.DeviceLink;
import org.openhab.binding.aliyuniot.internal.session.SessionSource;
import org.openhab.binding.aliyuniot.internal.session.gateway.SubDeviceSource;
import org.openhab.binding.aliyuniot.internal.session.gateway.SubDevices;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.binding.ThingHandlerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a thing of type {@code sub-device}: a device of its own that its gateway connects.
 */
public class SubDeviceHandler extends ConnectedDeviceHandler implements SubDeviceOperations {
    private final Logger logger = LoggerFactory.getLogger(SubDeviceHandler.class);

    private final SubDeviceTurns turns;

    /**
     * @param environment shared by all devices
     * @param turns shared by all sub-devices
     */
    public SubDeviceHandler(Thing thing, DeviceEnvironment environment, SubDeviceTurns turns) {
        super(thing, environment);
        this.turns = turns;
    }

    private @Nullable DeviceHandler gateway() {
        Bridge bridge = getBridge();
        return bridge != null && bridge.getHandler() instanceof DeviceHandler device ? device : null;
    }

    @Override
    void open(Life<OpenDevice> life) {
        DeviceHandler gateway = gateway();
        if (gateway == null) {
            configurationError(life, LocalizedText.of("offline.sub-device-alone", List.of()));
        } else {
            super.open(life);
            gateway.connectsSubDevices();
        }
    }

    @Override
    DeviceSettings settings() throws InvalidConfigurationException {
        Bridge bridge = getBridge();
        return SubDeviceSettingsReader.read(
                getConfig(),
                bridge == null ? "" : bridge.getUID().getAsString(),
                bridge == null ? new Configuration() : bridge.getConfiguration());
    }

    @Override
    SessionSource source(DeviceSettings settings) {
        DeviceHandler gateway = gateway();
        return new SubDeviceSource(
                environment().runtime(),
                turns,
                gateway == null ? noGateway() : gateway.subDevices(),
                settings.identity());
    }

    /** The gateway's handler may end while this one starts; it ends this one next. */
    private SubDevices noGateway() {
        return new SubDevices(environment().runtime(), device -> false, (product, time) -> {});
    }

    /**
     * Leaves the status as it is: openHAB would have the device online as soon as the gateway is, before its login. It
     * follows the sessions of both.
     */
    @Override
    public void bridgeStatusChanged(ThingStatusInfo bridgeStatusInfo) {
        logger.trace(
                "{} takes no status from its gateway: {}", getThing().getUID(), ForeignText.line(bridgeStatusInfo));
    }

    @Override
    public CompletionStage<?> leaveGateway() {
        DeviceHandler gateway = gateway();
        DeviceLink open = link();
        return gateway == null || open == null
                ? CompletableFuture.failedFuture(notReady())
                : gateway.subDevices().giveUp(open.settings().identity());
    }

    @Override
    public Collection<Class<? extends ThingHandlerService>> getServices() {
        List<Class<? extends ThingHandlerService>> services = new ArrayList<>(super.getServices());
        services.add(AliyunSubDeviceActions.class);
        return services;
    }
}
