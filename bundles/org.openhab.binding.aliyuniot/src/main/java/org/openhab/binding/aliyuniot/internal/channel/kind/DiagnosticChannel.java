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
package org.openhab.binding.aliyuniot.internal.channel.kind;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelSession;
import org.openhab.binding.aliyuniot.internal.channel.DisplayChannel;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.State;

/**
 * Shows a figure of the session: at once when openHAB asks, which it does when an item is linked, and then whenever
 * {@link DiagnosticUpdates} find another value.
 */
public final class DiagnosticChannel implements DisplayChannel {
    private final ChannelUID uid;
    private final Diagnostic figure;
    private final DiagnosticUpdates updates;
    private final ThingReports reports;

    private volatile @Nullable ChannelSession session;
    private volatile @Nullable State shown;

    public DiagnosticChannel(ChannelUID uid, Diagnostic figure, DiagnosticUpdates updates, ThingReports reports) {
        this.uid = uid;
        this.figure = figure;
        this.updates = updates;
        this.reports = reports;
    }

    @Override
    public ChannelUID uid() {
        return uid;
    }

    @Override
    public void refresh() {
        shown = null;
        update();
        updates.begin();
    }

    @Override
    public Registration attach(ChannelSession opened) {
        session = opened;
        Registration updated = updates.add(uid, this::update);
        return () -> {
            updated.close();
            session = null;
        };
    }

    private void update() {
        ChannelSession open = session;
        if (open != null) {
            State state = figure.stateOf(open.statistics());
            if (!state.equals(shown)) {
                shown = state;
                reports.state(uid, state);
            }
        }
    }
}
