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
package org.openhab.binding.aliyuniot.internal.channel.model.kind;

import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelSession;
import org.openhab.binding.aliyuniot.internal.channel.PlatformChannel;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.binding.aliyuniot.internal.channel.model.value.ValueReport;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.core.library.types.StringType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;

/**
 * A channel for the bytes that a product exchanges with its script on the platform, as texts: a command sends some, and
 * what comes is the state. For any thread.
 */
public final class RawChannel implements PlatformChannel {
    private final ChannelUID uid;
    private final RawFormat format;
    private final ModelLine line;
    private final ThingReports reports;
    private final ValueReport log;

    private volatile @Nullable State last;

    RawChannel(ChannelUID uid, RawFormat format, ModelLine line, ThingReports reports) {
        this.uid = uid;
        this.format = format;
        this.line = line;
        this.reports = reports;
        log = new ValueReport(uid);
    }

    @Override
    public ChannelUID uid() {
        return uid;
    }

    @Override
    public Registration attach(ChannelSession session) {
        line.hearRaw();
        return Registration.NONE;
    }

    @Override
    public void handle(Command command) {
        State state = last;
        if (command != RefreshType.REFRESH) {
            send(command.toFullString());
        } else if (state != null) {
            reports.state(uid, state);
        }
    }

    private void send(String text) {
        try {
            line.sendRaw(uid, format.bytes(text.replaceAll("\\s", "")));
            last = new StringType(text);
        } catch (IllegalArgumentException e) {
            log.notSent("raw data", text, "has to be in " + format.name().toLowerCase(Locale.ROOT));
        }
    }

    /** The platform's script has sent something. */
    public void received(byte[] payload) {
        State state = new StringType(format.text(payload));
        last = state;
        reports.state(uid, state);
    }
}
