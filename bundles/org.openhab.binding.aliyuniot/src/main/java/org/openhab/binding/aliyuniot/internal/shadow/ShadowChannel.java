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
package org.openhab.binding.aliyuniot.internal.shadow;

import com.google.gson.JsonElement;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelSession;
import org.openhab.binding.aliyuniot.internal.channel.PlatformChannel;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.binding.aliyuniot.internal.channel.model.value.ValueReport;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.binding.aliyuniot.internal.channel.value.ValueForm;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.shadow.ShadowKey;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel between an item and an attribute of the shadow: what the item becomes is reported, what is desired is a
 * command for the item. For any thread.
 */
final class ShadowChannel implements PlatformChannel {
    private final Logger logger = LoggerFactory.getLogger(ShadowChannel.class);

    private final ChannelUID uid;
    private final ShadowKey key;
    private final ShadowForm json;
    private final ValueForm form;
    private final ThingReports reports;
    private final ValueReport log;

    private volatile @Nullable State last;
    private @Nullable JsonElement value;
    private @Nullable ShadowLine line;
    private String carriedOut = "";

    ShadowChannel(ChannelUID uid, ShadowKey key, ShadowForm json, ValueForm form, ThingReports reports) {
        this.uid = uid;
        this.key = key;
        this.json = json;
        this.form = form;
        this.reports = reports;
        log = new ValueReport(uid);
    }

    @Override
    public ChannelUID uid() {
        return uid;
    }

    /** Which attribute it has. */
    ShadowKey key() {
        return key;
    }

    /** The value that the attribute has here; {@code null} before the first. */
    synchronized @Nullable JsonElement value() {
        return value;
    }

    /** What an item has become before the session was there is reported on it. */
    @Override
    public Registration attach(ChannelSession session) throws ConfigurationFailure {
        ShadowLine feature = session.service(ShadowLine.class);
        if (feature == null) {
            return Registration.NONE;
        }
        feature.joined();
        synchronized (this) {
            line = feature;
            JsonElement known = value;
            if (known != null) {
                feature.report(key, known);
            }
        }
        return () -> leave(feature);
    }

    private synchronized void leave(ShadowLine left) {
        if (left.equals(line)) {
            line = null;
        }
    }

    @Override
    public void handle(Command command) {
        if (command != RefreshType.REFRESH) {
            try {
                report(json.write(form, command));
            } catch (RuntimeException | Error e) {
                logger.warn(
                        "{} cannot report a command of the type {}: {}. Check the item and the values of the channel",
                        uid,
                        command.getClass().getSimpleName(),
                        ForeignText.line(e.getMessage()));
                return;
            }
        }
        State state = last;
        if (state != null) {
            reports.state(uid, state);
        }
    }

    private synchronized void report(JsonElement now) {
        ShadowLine open = line;
        if (open != null) {
            open.report(key, now);
        }
        value = now;
        last = json.read(form, now) instanceof State state ? state : null;
    }

    /**
     * Has the items become what is desired, unless they have been told so before.
     *
     * @param wish names the wish; empty if it cannot be told from others
     */
    void desired(String wish, JsonElement wanted) {
        Type type;
        synchronized (this) {
            if (!wish.isEmpty() && wish.equals(carriedOut)) {
                return;
            }
            carriedOut = wish;
            try {
                type = json.read(form, wanted);
            } catch (UnusablePayloadException e) {
                log.notTaken(key.toString(), wanted, e.reason());
                return;
            }
            value = wanted;
            last = type instanceof State state ? state : null;
        }
        if (type instanceof Command command) {
            reports.command(uid, command);
        }
        if (type instanceof State state) {
            reports.state(uid, state);
        }
    }
}
