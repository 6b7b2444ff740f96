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
package org.openhab.aliyuniot.emulator.coap;

import io.vertx.core.Context;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.fault.ActiveFault;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.fault.LineFault;
import org.openhab.aliyuniot.emulator.fault.ReportFault;
import org.openhab.aliyuniot.emulator.uplink.Uplink;

/**
 * Which datagrams are lost and which come twice. Until a device has authenticated, its datagrams meet only what is for all
 * devices; from then on it is known by its address.
 *
 * <p>May be used from every thread, because sockets ask before the event loop hears of a datagram.
 */
final class DatagramFaults {
    private static final int HUNDRED = 100;

    private final Context context;
    private final Uplink uplink;
    private final Map<SocketAddress, DeviceDefinition> devices = new Known();
    private volatile List<Running> running = List.of();

    DatagramFaults(Context context, Uplink uplink) {
        this.context = context;
        this.uplink = uplink;
        uplink.onFaultsChanged(this::faultsChanged);
    }

    private void faultsChanged() {
        List<Running> before = running;
        running = uplink.faults().stream()
                .filter(fault ->
                        fault.fault() instanceof ReportFault.Datagrams || fault.fault() instanceof LineFault.BlackHole)
                .map(fault -> before.stream()
                        .filter(known -> known.fault.id() == fault.id())
                        .findFirst()
                        .orElseGet(() -> new Running(fault)))
                .toList();
    }

    /** The device that this address belongs to from now on. */
    void belongs(SocketAddress address, DeviceDefinition device) {
        synchronized (devices) {
            devices.put(address, device);
        }
    }

    boolean loses(SocketAddress peer) {
        return happens(peer, ReportFault.LoseDatagrams.class) || happens(peer, LineFault.BlackHole.class);
    }

    boolean duplicates(SocketAddress peer) {
        return happens(peer, ReportFault.DuplicateDatagrams.class);
    }

    private boolean happens(SocketAddress peer, Class<? extends Fault> type) {
        for (Running candidate : running) {
            Fault fault = candidate.fault.fault();
            if (type.isInstance(fault) && concerns(candidate.fault, peer) && candidate.happens()) {
                if (fault.count() > 0) {
                    context.runOnContext(nothing -> uplink.used(candidate.fault.id()));
                }
                return true;
            }
        }
        return false;
    }

    private boolean concerns(ActiveFault fault, SocketAddress peer) {
        synchronized (devices) {
            return fault.concerns(devices.get(peer));
        }
    }

    private static final class Running {
        private final ActiveFault fault;
        private final Random random;
        private int left;

        Running(ActiveFault fault) {
            this.fault = fault;
            random = new Random(fault.fault() instanceof ReportFault.Datagrams some ? some.seed() : 0);
            left = fault.fault().count() == 0
                    ? Integer.MAX_VALUE
                    : fault.fault().count();
        }

        synchronized boolean happens() {
            if (left == 0
                    || fault.fault() instanceof ReportFault.Datagrams some
                            && random.nextInt(HUNDRED) >= some.percent()) {
                return false;
            }
            left -= left == Integer.MAX_VALUE ? 0 : 1;
            return true;
        }
    }

    /** The addresses that were used last. */
    @NonNullByDefault({})
    private static final class Known extends LinkedHashMap<SocketAddress, DeviceDefinition> {
        private static final long serialVersionUID = 1L;

        Known() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<SocketAddress, DeviceDefinition> eldest) {
            return size() > EmulatorConfiguration.MAX_DEVICES;
        }
    }
}
