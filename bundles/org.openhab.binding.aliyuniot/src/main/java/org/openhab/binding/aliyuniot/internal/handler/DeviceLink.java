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

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.channel.ChannelEvents;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ChannelReader;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.channel.TopicChannel;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.firmware.ModuleFirmware;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device's session and channels between one {@code initialize()} of its handler and the next {@code dispose()}.
 *
 * <p>Once closed it reports nothing more, whatever is still on its way; so a handler that starts anew takes a new one.
 */
final class DeviceLink implements SessionListener, ChannelEvents, Life.Content {
    private final Logger logger = LoggerFactory.getLogger(DeviceLink.class);

    private final LinkRuntime runtime;
    private final KeptQueues stores;
    private final ReportGate reports;
    private final StatusReport status;
    private final ChannelReader reader;
    private final PublishReport publishReport = new PublishReport();
    private final EarlyMessages early;
    private final ModuleFirmware firmware;
    private final DeviceModules modules;
    private final long life;

    private volatile Map<ChannelUID, TopicChannel> channels = Map.of();
    private List<DeviceChannel> inOrder = List.of();
    private DeviceSettings settings;
    private final Map<String, String> writtenTags;
    /** Keeps numbers that must not be used twice. */
    private final Path coapFolder;

    /** Nothing is opened any more. */
    private boolean closed;

    private volatile @Nullable DeviceSession session;
    private volatile @Nullable SessionServices services;

    /**
     * What a device has to report to openHAB.
     */
    interface Reports {
        void status(ThingStatus status, ThingStatusDetail detail, @Nullable String text);

        void state(ChannelUID channel, State state);

        void command(ChannelUID channel, Command command);

        void triggered(ChannelUID channel, String event);

        /**
         * @param value {@code null} removes the property
         */
        void property(String name, @Nullable String value);

        /** Several at once, which openHAB stores at once. */
        void properties(Map<String, @Nullable String> values);

        /** Something of the firmware that rules may react to. */
        void firmwareTriggered(String event);

        void firmware(FirmwareProgress progress);
    }

    /**
     * @param stores gives what keeps messages over a restart; asked if the settings want that
     * @param writtenTags tags that the platform has from an earlier time
     * @param modules hear of the session
     * @param life number of the life of the handler
     * @param reports closed together with this
     * @throws ChannelException if a channel cannot be used
     */
    DeviceLink(
            LinkRuntime runtime,
            KeptQueues stores,
            DeviceSettings settings,
            List<Channel> channels,
            SortedMap<String, String> writtenTags,
            FirmwareSurroundings firmwares,
            DeviceModules modules,
            long life,
            ThingUID thing,
            ReportGate reports)
            throws ChannelException {
        this.runtime = runtime;
        this.stores = stores;
        this.settings = settings;
        this.early = new EarlyMessages(settings.session().queue());
        this.writtenTags = writtenTags;
        this.coapFolder = firmwares.folder().resolveSibling("coap");
        this.modules = modules;
        this.life = life;
        this.reports = reports;
        this.status = new StatusReport(this.reports);
        this.reader =
                new ChannelReader(settings.identity(), settings.transport().receives(), this);
        read(channels);
        firmware = new ModuleFirmware(
                firmwares,
                runtime,
                thing,
                OtaModule.DEFAULT,
                settings.firmware(),
                new ReportedFirmware(status, this.reports));
    }

    private void read(List<Channel> described) throws ChannelException {
        List<DeviceChannel> read = reader.read(described);
        Map<ChannelUID, TopicChannel> byUid = new HashMap<>();
        for (DeviceChannel channel : read) {
            if (channel instanceof TopicChannel topic) {
                byUid.put(topic.uid(), topic);
            }
        }
        inOrder = read;
        channels = byUid;
    }

    /** Whether the open session can go on with other settings. */
    synchronized boolean serves(DeviceSettings other) {
        return settings.hasSessionOf(other);
    }

    /**
     * Goes on with other channels and tags, or with the same ones; the connection stays open, and channels that are not
     * changed lose no message. The status is reported once more, as the thing may be a new object.
     *
     * @param changed settings that the session {@linkplain #serves serves}
     * @throws ChannelException if a channel cannot be used; the channels stay as they are then
     */
    void change(DeviceSettings changed, List<Channel> described) throws ChannelException {
        synchronized (this) {
            read(described);
            settings = changed;
            SessionServices open = services;
            if (open != null) {
                try {
                    fill(open);
                } catch (LinkFailure e) {
                    throw new IllegalStateException("Something of a channel was not checked", e);
                }
            }
        }
        firmware.change(changed.firmware());
        if (isOnline()) {
            writeTags();
        }
        status.repeat();
    }

    private void fill(SessionServices open) throws LinkFailure {
        open.set(inOrder);
        open.tags(settings.tags(), writtenTags);
    }

    /** Makes the session and lets it connect; reads files, so not for a thread that must not wait. */
    void start() {
        if (reports.isClosed()) {
            return;
        }
        try {
            open();
        } catch (LinkFailure e) {
            logger.debug("{} cannot start: {}", settings().identity(), e.getMessage());
            fail(() -> offline(e));
        } catch (RuntimeException | Error e) {
            logger.error("{} cannot start", settings().identity(), e);
            fail(() -> status.offline(
                    ThingStatusDetail.HANDLER_INITIALIZING_ERROR, LocalizedText.of("offline.fault", List.of())));
        }
    }

    /** What waits for the session has to hear that there will be none. */
    private void fail(Runnable report) {
        synchronized (this) {
            early.close();
        }
        modules.closed(life);
        report.run();
    }

    private OutgoingStore storeFor(DeviceSettings wanted) {
        if (wanted.keepQueue()) {
            return stores.get();
        }
        // What was kept while it was wanted would be sent when it is wanted again, whenever that is.
        stores.forget(wanted.identity());
        return OutgoingStore.NONE;
    }

    /** The device is no more: deletes what is kept for it; waits for the disk. */
    void forgetQueue() {
        stores.forget(settings().identity());
    }

    private void offline(LinkFailure reason) {
        FailureStatus shown = FailureStatus.of(reason, settings());
        status.offline(shown.detail(), shown.text());
    }

    synchronized DeviceSettings settings() {
        return settings;
    }

    private void open() throws LinkFailure {
        DeviceSettings wanted = settings();
        DeviceSession made = new DeviceSession(
                runtime,
                wanted.identity(),
                wanted.transportFactory(runtime, coapFolder),
                wanted.session(),
                storeFor(wanted),
                this);
        boolean used = false;
        try {
            used = open(made);
        } finally {
            if (!used) {
                made.close();
            }
        }
    }

    /**
     * @return false if it is too late for that
     */
    private synchronized boolean open(DeviceSession made) throws LinkFailure {
        if (closed) {
            return false;
        }
        SessionServices around = new SessionServices(runtime, settings, made, this::receive, reports);
        try {
            fill(around);
        } catch (LinkFailure | RuntimeException | Error e) {
            around.close();
            throw e;
        }
        services = around;
        session = made;
        firmware.join(around.firmware());
        modules.opened(life, around.firmware());
        made.start();
        early.sendTo(made);
        return true;
    }

    /** Ends the session without waiting for it; waits for reports that are being made, a second at most. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        firmware.close();
        reports.close();
        closeSession();
    }

    private synchronized void closeSession() {
        early.close();
        SessionServices around = services;
        services = null;
        if (around != null) {
            modules.closed(life);
            around.close();
        }
        DeviceSession open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    ModuleFirmware firmware() {
        return firmware;
    }

    /** Hands a command of an item to its channel. */
    void handle(ChannelUID uid, Command command) {
        TopicChannel channel = channels.get(uid);
        if (channel != null) {
            channel.send(command);
        }
    }

    /** What the session has done; {@code null} before it is made and after it is closed. */
    @Nullable
    SessionStatistics statistics() {
        DeviceSession open = session;
        return open == null ? null : open.statistics();
    }

    boolean isOnline() {
        DeviceSession open = session;
        return open != null && open.state() == SessionState.ONLINE;
    }

    /** Answers a call; as {@link RemoteCalls#answer}. */
    CompletionStage<Message> answer(String id, byte[] payload) {
        SessionServices open = services;
        return open == null
                ? CompletableFuture.failedFuture(new IllegalStateException("The device is not started yet"))
                : open.answer(id, payload);
    }

    /**
     * Sends a message to a topic as users write it.
     *
     * @throws IllegalArgumentException with a sentence for the user, if topic or QoS cannot be used
     */
    CompletionStage<Message> publish(String topic, byte[] payload, int qos) {
        Topic resolved = new TopicTemplate(topic.strip()).topicOf(settings().identity());
        return publish(new Message(resolved, payload, Qos.of(qos)));
    }

    /** Sends a message now or when that is possible; as {@link DeviceSession#publish}. */
    private synchronized CompletionStage<Message> publish(Message message) {
        DeviceSession open = session;
        return open == null ? early.add(message) : open.publish(message);
    }

    private void receive(TopicChannel channel, Message message) {
        if (!reports.isClosed()) {
            channel.received(message);
        }
    }

    @Override
    public void online() {
        publishReport.online();
        status.online();
        SessionServices open = services;
        if (open != null) {
            open.online();
            modules.online(open.firmware());
        }
    }

    private void writeTags() {
        SessionServices open = services;
        if (open != null) {
            open.writeTags();
        }
    }

    @Override
    public void offline(LinkFailure reason, Duration delay) {
        SessionServices open = services;
        if (open != null) {
            open.offline();
            modules.offline(open.firmware());
        }
        offline(reason);
    }

    @Override
    public void subscriptionsRefused(Set<TopicFilter> filters) {
        status.refused(filters);
    }

    @Override
    public void state(ChannelUID channel, State state) {
        reports.state(channel, state);
    }

    @Override
    public void command(ChannelUID channel, Command command) {
        reports.command(channel, command);
    }

    @Override
    public void triggered(ChannelUID channel, String event) {
        reports.triggered(channel, event);
    }

    @Override
    public void publish(ChannelUID channel, Message message) {
        publish(message).whenComplete((sent, failure) -> {
            if (failure != null) {
                publishReport.notSent(message, failure);
            }
        });
    }
}
