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
package org.openhab.binding.aliyuniot.internal.discovery;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.internal.gateway.GatewayDevices;
import org.openhab.binding.aliyuniot.internal.gateway.GatewayDevicesListener;
import org.openhab.binding.aliyuniot.internal.gateway.GatewayHandler;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.types.Command;

/** A gateway whose sub-devices a test says. */
@NonNullByDefault({})
final class KnownDevices extends BaseThingHandler implements GatewayHandler, GatewayDevices {
    final Set<DeviceIdentity> known = new HashSet<>();
    final Set<DeviceIdentity> withThing = new HashSet<>();
    final List<GatewayDevicesListener> listeners = new CopyOnWriteArrayList<>();
    CompletableFuture<Set<DeviceIdentity>> scanned = new CompletableFuture<>();

    KnownDevices(Thing gateway) {
        super(gateway);
    }

    @Override
    public void initialize() {}

    @Override
    public void handleCommand(ChannelUID channel, Command command) {}

    @Override
    public GatewayDevices subDevices() {
        return this;
    }

    @Override
    public Set<DeviceIdentity> known() {
        return Set.copyOf(known);
    }

    @Override
    public CompletionStage<Set<DeviceIdentity>> scan() {
        return scanned;
    }

    @Override
    public void addListener(GatewayDevicesListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(GatewayDevicesListener listener) {
        listeners.remove(listener);
    }

    @Override
    public boolean hasThing(DeviceIdentity device) {
        return withThing.contains(device);
    }

    void find(DeviceIdentity... devices) {
        listeners.forEach(listener -> listener.found(Set.of(devices)));
    }

    void lose(DeviceIdentity... devices) {
        listeners.forEach(listener -> listener.lost(Set.of(devices)));
    }
}
