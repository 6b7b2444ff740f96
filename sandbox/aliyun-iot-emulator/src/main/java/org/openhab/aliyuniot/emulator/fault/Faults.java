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
package org.openhab.aliyuniot.emulator.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.topic.TopicFilters;

/** The faults that are in force. Only the emulator's event loop touches it. */
public final class Faults {
    public static final String TOO_MANY = "1000 faults are in force: remove some first.";
    private static final int MAX_FAULTS = 1000;

    private final Map<Long, ActiveFault> active = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private long lastId;

    /** The listener runs after faults came or went. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Adds a fault for one device, or for all when it is null; returns nothing when there are too many. */
    public Optional<ActiveFault> add(@Nullable DeviceDefinition device, Fault fault) {
        if (active.size() >= MAX_FAULTS) {
            return Optional.empty();
        }
        lastId++;
        ActiveFault added = new ActiveFault(
                lastId,
                device == null ? null : device.productKey(),
                device == null ? null : device.deviceName(),
                fault);
        active.put(lastId, added);
        changed();
        return Optional.of(added);
    }

    /** Returns how many were removed. */
    public int remove(Predicate<ActiveFault> which) {
        int before = active.size();
        active.values().removeIf(which);
        int removed = before - active.size();
        if (removed > 0) {
            changed();
        }
        return removed;
    }

    public List<ActiveFault> list() {
        return List.copyOf(active.values());
    }

    /** Those that concern the device, also because they are for all. */
    public List<ActiveFault> of(DeviceDefinition device) {
        return concerning(device).toList();
    }

    /** Returns the code that the CONNECT at hand is to be refused with, and counts it. */
    public OptionalInt connectRefusal(@Nullable DeviceDefinition device) {
        Optional<LineFault.RefuseConnect> refusal = take(device, LineFault.RefuseConnect.class);
        return refusal.isPresent() ? OptionalInt.of(refusal.get().returnCode()) : OptionalInt.empty();
    }

    /** Returns the code that the request of Alink on the topic is to be refused with, and counts it. */
    public OptionalInt alinkRefusal(DeviceDefinition device, String path) {
        Optional<Fault> refusal =
                first(device, fault -> fault instanceof AlinkFault.RefuseAlink refuse && refuse.concerns(path));
        return refusal.isPresent() && refusal.get() instanceof AlinkFault.RefuseAlink refuse
                ? OptionalInt.of(refuse.returnCode())
                : OptionalInt.empty();
    }

    /** Returns whether the reply to the request of Alink on the topic is to be lost, and counts it. */
    public boolean replyLost(DeviceDefinition device, String path) {
        return first(device, fault -> fault instanceof AlinkFault.LoseReply lose && lose.concerns(path))
                .isPresent();
    }

    public boolean refuseSubscription(DeviceDefinition device, String filter) {
        return effective(device, LineFault.RefuseSubscription.class)
                .map(fault -> device.topics().absolute(fault.filter()))
                .anyMatch(refused -> TopicFilters.matches(refused, filter));
    }

    public boolean blackHole(@Nullable DeviceDefinition device) {
        return effective(device, LineFault.BlackHole.class).findAny().isPresent();
    }

    /** The longest delay in milliseconds; 0 is none. */
    public int delayMillis(@Nullable DeviceDefinition device) {
        return effective(device, LineFault.Delay.class)
                .mapToInt(LineFault.Delay::delayMillis)
                .max()
                .orElse(0);
    }

    /** Returns the fault of the type that the device is to meet now, and counts it. */
    public <F extends Fault> Optional<F> take(@Nullable DeviceDefinition device, Class<F> type) {
        return first(device, type::isInstance).map(type::cast);
    }

    /** Returns whether the device is to meet the fault now, and counts it. */
    public boolean happens(DeviceDefinition device, Fault.Kind kind) {
        return first(device, fault -> fault instanceof Fault.Simple simple && simple.kind() == kind)
                .isPresent();
    }

    /** Those that close connections of the device. */
    public List<ActiveFault> drops(DeviceDefinition device) {
        return concerning(device)
                .filter(fault -> fault.fault() instanceof LineFault.Drop)
                .toList();
    }

    /** Returns whether the fault is in force, and counts it then. */
    public boolean use(long id) {
        ActiveFault fault = active.get(id);
        if (fault != null) {
            countDown(fault);
        }
        return fault != null;
    }

    private Optional<Fault> first(@Nullable DeviceDefinition device, Predicate<Fault> which) {
        Optional<ActiveFault> first =
                concerning(device).filter(fault -> which.test(fault.fault())).findFirst();
        first.ifPresent(this::countDown);
        return first.map(ActiveFault::fault);
    }

    private void countDown(ActiveFault used) {
        int count = used.fault().count();
        if (count == 1) {
            active.remove(used.id());
        } else if (count > 1) {
            Fault left = used.fault().withCount(count - 1);
            active.put(used.id(), new ActiveFault(used.id(), used.productKey(), used.deviceName(), left));
        }
    }

    private <F extends Fault> Stream<F> effective(@Nullable DeviceDefinition device, Class<F> type) {
        return concerning(device)
                .filter(fault -> type.isInstance(fault.fault()))
                .map(fault -> type.cast(fault.fault()));
    }

    /** Asked some times for each message, and mostly there are none. */
    private Stream<ActiveFault> concerning(@Nullable DeviceDefinition device) {
        return active.isEmpty() ? Stream.empty() : active.values().stream().filter(fault -> fault.concerns(device));
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
