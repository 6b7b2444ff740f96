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
package org.openhab.aliyuniot.emulator.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.device.Line;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sub-devices that are logged in on the connections of gateways. Only the emulator's event loop touches it.
 */
final class Sessions implements SubDeviceLine.Listener {
    private final Logger logger = LoggerFactory.getLogger(Sessions.class);
    private final Map<Device, Map<DeviceName, SubDeviceLine>> byGateway = new HashMap<>();
    private final Devices devices;
    private final GatewayNotices notices;
    private final Executor later;
    private final Consumer<Device> online;

    /**
     * @param later runs what has to wait until the reply to a log-in is out
     * @param online gets each sub-device that has logged in
     */
    Sessions(Devices devices, GatewayNotices notices, Executor later, Consumer<Device> online) {
        this.devices = devices;
        this.notices = notices;
        this.later = later;
        this.online = online;
    }

    /** Logs a sub-device in on the connection of the gateway; wherever else it is connected, that ends. */
    void logIn(Device gateway, Line connection, Device subDevice, String clientId, boolean cleanSession) {
        end(gateway, subDevice.definition().name());
        SubDeviceLine session = new SubDeviceLine(gateway, connection, subDevice, clientId, this);
        subDevice.attach(session, cleanSession);
        byGateway
                .computeIfAbsent(gateway, none -> new LinkedHashMap<>())
                .put(subDevice.definition().name(), session);
        logger.info("{} is online through the gateway {}", subDevice.definition(), gateway.definition());
        later.execute(() -> {
            if (find(gateway, subDevice.definition().name()) == session) {
                session.sendWaiting();
                online.accept(subDevice);
            }
        });
    }

    /** Ends the session on the connection of the gateway, without telling it. */
    void end(Device gateway, DeviceName subDevice) {
        SubDeviceLine session = find(gateway, subDevice);
        if (session != null) {
            session.end();
        }
    }

    /** Ends all sessions on the connection of the gateway, which is over. */
    void endAll(Device gateway) {
        all(gateway).forEach(SubDeviceLine::end);
    }

    @Nullable
    SubDeviceLine find(Device gateway, DeviceName subDevice) {
        return byGateway.getOrDefault(gateway, Map.of()).get(subDevice);
    }

    int count(Device gateway) {
        return byGateway.getOrDefault(gateway, Map.of()).size();
    }

    /** Those on the connection of the gateway, in the order of their log-ins. */
    List<SubDeviceLine> all(Device gateway) {
        return new ArrayList<>(byGateway.getOrDefault(gateway, Map.of()).values());
    }

    @Override
    public void closing(SubDeviceLine session) {
        Device subDevice = session.subDevice();
        DeviceName name = subDevice.definition().name();
        if (devices.find(name.productKey(), name.deviceName()) != subDevice) {
            notices.sessionEnded(session.gateway(), name, SessionCode.DELETED);
        } else if (!subDevice.isEnabled()) {
            notices.sessionEnded(session.gateway(), name, SessionCode.DISABLED);
        }
    }

    @Override
    public void replaced(SubDeviceLine session) {
        notices.sessionEnded(
                session.gateway(), session.subDevice().definition().name(), SessionCode.LOGGED_IN_ELSEWHERE);
    }

    @Override
    public void ended(SubDeviceLine session) {
        Device subDevice = session.subDevice();
        subDevice.detach(session, List.of());
        Map<DeviceName, SubDeviceLine> others = byGateway.getOrDefault(session.gateway(), Map.of());
        others.remove(subDevice.definition().name(), session);
        if (others.isEmpty()) {
            byGateway.remove(session.gateway());
        }
        logger.info("{} is offline", subDevice.definition());
    }
}
