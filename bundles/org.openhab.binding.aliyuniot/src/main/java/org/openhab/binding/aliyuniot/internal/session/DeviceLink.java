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
package org.openhab.binding.aliyuniot.internal.session;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.OpenCalls;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.channel.kind.ChannelKinds;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.binding.aliyuniot.internal.firmware.ThingFirmware;
import org.openhab.binding.aliyuniot.internal.model.DeviceModel;
import org.openhab.binding.aliyuniot.internal.report.StatusReport;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.module.DeviceFirmware;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.thing.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Session and channels of a device during one life of its handler. For any thread.
 *
 * <p>Once closed it reports nothing more; a handler that starts anew makes a new one.
 */
public final class DeviceLink implements SessionListener, AutoCloseable {
    private final Logger logger = LoggerFactory.getLogger(DeviceLink.class);

    private final DeviceEnvironment environment;
    private final ServedThing thing;
    private final SessionMembers<OtaModule, DeviceFirmware> modules;
    private final SessionSource source;
    private final SortedMap<String, String> writtenTags;
    private final LinkedModel model;
    private final ThingReports reports;
    private final StatusReport status;
    private final DeviceOutbox outbox;
    private final OpenCalls calls = new OpenCalls();
    private final ThingChannels channels;
    private final ThingFirmware firmware;

    private DeviceSettings settings;
    /** Nothing is opened any more. */
    private boolean closed;

    private volatile @Nullable OpenSession session;

    /**
     * @param writtenTags tags that the platform has from an earlier time
     * @param model the device's thing model, which may change while the channels stay
     * @param modules the device's modules, which follow the session
     * @param source where the session has its connections from
     * @throws ChannelException if a channel cannot be used
     */
    public DeviceLink(
            DeviceEnvironment environment,
            ServedThing thing,
            DeviceSettings settings,
            List<Channel> described,
            SortedMap<String, String> writtenTags,
            DeviceModel model,
            SessionMembers<OtaModule, DeviceFirmware> modules,
            SessionSource source)
            throws ChannelException {
        this.environment = environment;
        this.thing = thing;
        this.settings = settings;
        this.writtenTags = writtenTags;
        this.modules = modules;
        this.source = source;
        this.outbox = new DeviceOutbox(settings.session().queue());
        this.reports = thing.reports();
        this.status = new StatusReport(reports);
        this.model = new LinkedModel(environment, settings.model(), model, status);
        this.channels = new ThingChannels(ChannelKinds.of(
                environment.kinds(),
                new ChannelContext(
                        settings.identity(),
                        settings.transport().receives(),
                        reports,
                        outbox,
                        calls,
                        this.model.ofChannels(),
                        this::progress,
                        thing.scheduler())));
        channels.set(described);
        firmware = new ThingFirmware(
                environment.firmwares(),
                environment.runtime(),
                thing.uid(),
                OtaModule.DEFAULT,
                settings.firmware(),
                new ReportedFirmware(status, reports, channels));
    }

    /**
     * Shows the first status, before anything is opened.
     *
     * @param serve as {@link SessionSource#begin} has it
     */
    public void begin(Runnable serve) {
        source.begin(status, serve);
    }

    /** Whether the open session can go on with other settings. */
    public synchronized boolean serves(DeviceSettings other) {
        return settings.hasSessionOf(other);
    }

    /**
     * Takes over other settings and channels. The connection stays open, and unchanged channels lose no message. The
     * status is reported once more, as the thing may be a new object.
     *
     * @param changed settings that the session {@linkplain #serves serves}
     * @throws ChannelException if a channel cannot be used; the channels stay as they are then
     */
    public void change(DeviceSettings changed, List<Channel> described) throws ChannelException {
        OpenSession open;
        synchronized (this) {
            channels.set(described);
            settings = changed;
            open = session;
            if (open != null) {
                open.change(changed);
            }
        }
        firmware.change(changed.firmware());
        if (open != null && isOnline()) {
            open.features().applyChange();
        }
        status.repeat();
    }

    /** Makes the session and lets it connect. Reads files, so the calling thread has to be one that may wait. */
    public void start() {
        if (reports.isClosed()) {
            return;
        }
        try {
            open();
        } catch (LinkFailure e) {
            logger.debug("{} cannot start: {}", settings().identity(), e.getMessage());
            fail(() -> source.offline(e, settings()));
        } catch (RuntimeException | Error e) {
            logger.error("{} cannot start", settings().identity(), e);
            fail(status::fault);
        }
    }

    /** What waits for the session has to hear that there will be none. */
    private void fail(Runnable report) {
        outbox.close();
        modules.closed(thing.life());
        report.run();
    }

    /** The present settings. */
    public synchronized DeviceSettings settings() {
        return settings;
    }

    private void open() throws LinkFailure {
        SessionSource.Way way = source.way(settings(), thing);
        OpenSession made = new OpenSession(environment.newSession(settings(), way.transports(), this), way.carried());
        boolean used = false;
        try {
            used = open(made);
        } finally {
            if (!used) {
                made.close();
            }
        }
        if (used) {
            outbox.open(made.session());
        }
    }

    /**
     * @return false if it is too late for that
     */
    private synchronized boolean open(OpenSession made) throws LinkFailure {
        if (closed) {
            return false;
        }
        made.fill(environment, thing, settings, writtenTags, model, channels, firmware, modules);
        session = made;
        made.start();
        return true;
    }

    /** Ends the session without waiting for it. Waits a second at most for reports that are under way. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        channels.close();
        firmware.close();
        reports.close();
        outbox.close();
        closeSession();
        source.close();
    }

    private synchronized void closeSession() {
        OpenSession open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    /** The firmware of the device itself. */
    public ThingFirmware firmware() {
        return firmware;
    }

    private @Nullable FirmwareProgress progress() {
        return firmware.progress();
    }

    /** The channels of the thing. */
    public ThingChannels channels() {
        return channels;
    }

    /** The thing model of the device. */
    public LinkedModel model() {
        return model;
    }

    /** A service on the open session; {@code null} if there is none of that kind. */
    public <F extends SessionFeature> @Nullable F service(Class<F> kind) {
        OpenSession open = session;
        return open == null ? null : open.features().find(kind);
    }

    /** Whether the platform has the device online. */
    public boolean isOnline() {
        OpenSession open = session;
        return open != null && open.isOnline();
    }

    /** Answers a call; as {@link OpenCalls#answer}. */
    public CompletionStage<Message> answer(String id, byte[] payload) {
        return session == null
                ? CompletableFuture.failedFuture(new IllegalStateException("The device is not started yet"))
                : calls.answer(id, payload);
    }

    /**
     * Sends a message to a topic as users write it.
     *
     * @throws IllegalArgumentException with a sentence for the user, if topic or QoS cannot be used
     */
    public CompletionStage<Message> publish(String topic, byte[] payload, int qos) {
        Topic resolved = new TopicTemplate(topic.strip()).topicOf(settings().identity());
        return outbox.publish(new Message(resolved, payload, Qos.of(qos)));
    }

    @Override
    public void online() {
        outbox.online();
        source.online();
        OpenSession open = session;
        if (open != null) {
            open.features().online();
        }
    }

    @Override
    public void offline(LinkFailure reason, Duration delay) {
        OpenSession open = session;
        source.offline(open == null ? reason : open.offline(reason), settings());
    }

    @Override
    public void subscriptionsRefused(Set<TopicFilter> filters) {
        status.refused(filters);
    }
}
