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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.channel.kind.TopicChannel;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.ReportSettings;
import org.openhab.binding.aliyuniot.internal.firmware.DeviceFirmware;
import org.openhab.binding.aliyuniot.internal.report.ThingUpdates;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.deviceinfo.DeviceTags;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.ntp.ClockOffset;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCalls;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * What a thing has on an open session: subscriptions and calls of its channels, its clock, its tags and its firmware. Made before the
 * session starts; {@link #set} and {@link #tags} are not for more than one thread.
 */
final class SessionServices implements AutoCloseable {
    private final DeviceIdentity identity;
    private final ThingUpdates reports;
    private final ChannelSubscriptions subscriptions;
    private final RemoteCalls calls;
    /** What compares the clocks; {@code null} where the platform cannot answer. */
    private final @Nullable ClockCheck clock;

    private final DeviceFirmware firmware;
    /** Whether the platform is asked for firmware, as it does not offer any by itself. */
    private final boolean polls;

    private final List<Runnable> ending = new ArrayList<>();

    private final AlinkRequests requests;
    private volatile @Nullable TagWriter tags;

    /**
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes, or a file of
     *     certificates cannot be used
     */
    SessionServices(
            LinkRuntime runtime,
            DeviceSettings settings,
            DeviceSession session,
            ChannelSubscriptions.Receiver receiver,
            ThingUpdates reports)
            throws ConfigurationFailure {
        this.reports = reports;
        identity = settings.identity();
        requests = new AlinkRequests(runtime, identity, session);
        subscriptions = new ChannelSubscriptions(session.subscriptions(), receiver);
        calls = new RemoteCalls(new RrpcCalls(runtime, identity, session), reports::triggered);
        clock = session.capabilities().receives() ? clock(runtime, session) : null;
        firmware = new DeviceFirmware(runtime, identity, session, requests, settings.fileTrustAnchors());
        ReportSettings reporting = settings.reporting();
        if (!reporting.heartbeat().isZero()) {
            Heartbeat heartbeat = new Heartbeat(runtime, identity, session, reporting, requests::nextId);
            ending.add(heartbeat::close);
        }
        polls = !reporting.firmwarePoll().isZero();
        if (polls) {
            ending.add(runtime.every(reporting.firmwarePoll(), firmware::poll));
        }
    }

    private ClockCheck clock(LinkRuntime runtime, DeviceSession session) throws ConfigurationFailure {
        return new ClockCheck(
                runtime,
                new ClockOffset(runtime, identity, session),
                offset -> reports.property(AliyunIotBindingConstants.PROPERTY_CLOCK_OFFSET, offset));
    }

    /**
     * Makes these the channels of the session.
     *
     * @throws ConfigurationFailure if the platform would refuse a topic
     */
    void set(List<DeviceChannel> channels) throws ConfigurationFailure {
        List<TopicChannel> topics = new ArrayList<>();
        for (DeviceChannel channel : channels) {
            if (channel instanceof TopicChannel topic) {
                topics.add(topic);
            }
        }
        subscriptions.set(topics);
        calls.set(channels);
    }

    /**
     * Makes these the tags of the device; what is needed for that is not subscribed before.
     *
     * @param written those that were written earlier
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes
     */
    void tags(SortedMap<String, String> wanted, Map<String, String> written) throws ConfigurationFailure {
        TagWriter writer = tags;
        if (writer != null) {
            writer.want(wanted);
        } else if (!wanted.isEmpty() || !written.isEmpty()) {
            tags = new TagWriter(
                    identity.toString(),
                    new DeviceTags(requests),
                    wanted,
                    written,
                    now -> reports.property(AliyunIotBindingConstants.PROPERTY_TAGS, WrittenTags.toText(now)));
        }
    }

    /** Tells the platform what has changed and compares the clocks; to be called when the session is online. */
    void online() {
        ClockCheck check = clock;
        if (check != null) {
            check.measure();
        }
        writeTags();
        firmware.online();
        if (polls) {
            firmware.poll();
        }
    }

    void writeTags() {
        TagWriter writer = tags;
        if (writer != null) {
            writer.write();
        }
    }

    void offline() {
        requests.offline();
        firmware.offline();
    }

    DeviceFirmware firmware() {
        return firmware;
    }

    CompletionStage<Message> answer(String id, byte[] payload) {
        return calls.answer(id, payload);
    }

    @Override
    public void close() {
        ending.forEach(Runnable::run);
        firmware.close();
        calls.close();
        ClockCheck check = clock;
        if (check != null) {
            check.close();
        }
        requests.close();
    }
}
