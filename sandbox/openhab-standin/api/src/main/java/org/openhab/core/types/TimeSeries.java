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
package org.openhab.core.types;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;

/** States with the times at which they hold, such as a forecast. */
public class TimeSeries {

    private final List<Entry> entries = new ArrayList<>();
    private final Policy policy;

    public TimeSeries(Policy policy) {
        this.policy = policy;
    }

    public Policy getPolicy() {
        return policy;
    }

    public void add(Instant timestamp, State state) {
        entries.add(new Entry(timestamp, state));
    }

    public int size() {
        return entries.size();
    }

    /** The first time of the series; {@link Instant#MAX} if it is empty. */
    public Instant getBegin() {
        return entries.stream()
                .map(Entry::timestamp)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** The last time of the series; {@link Instant#MIN} if it is empty. */
    public Instant getEnd() {
        return entries.stream()
                .map(Entry::timestamp)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** The entries, oldest first. */
    public Stream<Entry> getStates() {
        return List.copyOf(entries).stream().sorted(Comparator.comparing(Entry::timestamp));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeSeries series && entries.equals(series.entries) && policy == series.policy;
    }

    @Override
    public int hashCode() {
        return Objects.hash(entries, policy);
    }

    /** One state and its time. */
    public record Entry(Instant timestamp, State state) {}

    /** What happens to states stored earlier for the same span of time. */
    public enum Policy {
        ADD,
        REPLACE
    }
}
