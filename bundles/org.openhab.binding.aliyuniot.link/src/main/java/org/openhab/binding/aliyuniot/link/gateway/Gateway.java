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
package org.openhab.binding.aliyuniot.link.gateway;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.alink.PlatformRequest;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.Refusal;
import org.openhab.binding.aliyuniot.link.gateway.line.GatewayLine;
import org.openhab.binding.aliyuniot.link.gateway.line.LineListener;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDevice;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDeviceLogins;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDeviceTransports;
import org.openhab.binding.aliyuniot.link.gateway.topology.DeviceLists;
import org.openhab.binding.aliyuniot.link.gateway.topology.Topology;
import org.openhab.binding.aliyuniot.link.gateway.topology.TopologyListener;
import org.openhab.binding.aliyuniot.link.gateway.topology.TopologyNotices;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.registration.LearntSecrets;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a device does as a gateway: it carries the sessions of its sub-devices, and hears what the platform does to them
 * (down, {@code /ext/error/…} and {@code thing/disable|enable|delete} of a sub-device, the latter answered on {@code …_reply}
 * with QoS 0). A feature of the gateway's session, whose transports a {@link GatewayLine} makes. For any thread.
 */
public final class Gateway implements SessionFeature {
    private final Logger logger = LoggerFactory.getLogger(Gateway.class);

    private final GatewayLine line;
    private final GatewayListener listener;
    private final Topology topology;
    private final TopologyNotices notices;
    private final SubDeviceLogins logins;
    private final List<Runnable> unsubscribing;

    /**
     * To be made before the session starts, so that what it subscribes is heeded from the beginning.
     *
     * @param line what the gateway's session connects with
     * @param session of the gateway
     * @param requests of the gateway
     * @throws ConfigurationFailure if the gateway's names make a topic longer than the platform takes
     */
    public Gateway(
            LinkRuntime runtime,
            GatewayLine line,
            DeviceSession session,
            AlinkRequests requests,
            LearntSecrets secrets,
            GatewayListener listener)
            throws ConfigurationFailure {
        this.line = line;
        this.listener = listener;
        topology = new Topology(requests);
        logins = new SubDeviceLogins(runtime, line, requests, topology, secrets);
        notices = new TopologyNotices(line.gateway(), session, new Told());
        unsubscribing = List.of(
                session.subscriptions()
                        .add(SystemTopic.SESSION_ERROR.filterOf(line.gateway()), Qos.AT_LEAST_ONCE, this::sessionEnded),
                // Where an older platform tells the same.
                session.subscriptions()
                        .add(
                                SystemTopic.COMBINE_LOGOUT.replyFilterOf(line.gateway()),
                                Qos.AT_LEAST_ONCE,
                                this::sessionEnded));
        line.listen(new LineListener() {
            @Override
            public void lost() {
                logins.lost();
            }

            @Override
            public void managed(String device, Management what, Message message) {
                Gateway.this.managed(device, what, message);
            }
        });
    }

    /** Ways to the platform for the session of a sub-device; no two sessions of one are open at a time. */
    public TransportFactory transports(SubDevice device) {
        return new SubDeviceTransports(line, logins, device);
    }

    /**
     * Asks for all sub-devices that belong to the gateway.
     *
     * @return ends with a {@link LinkFailure} if the platform says no or does not answer
     */
    public CompletionStage<Set<DeviceIdentity>> subDevices() {
        return topology.get();
    }

    /**
     * Gives a sub-device up, on the platform; it is logged out there. The platform tells nothing more of it, so its login
     * ends here with the answer, as if somebody had taken it from the gateway.
     *
     * @return as {@link #subDevices()}
     */
    public CompletionStage<?> giveUp(DeviceIdentity device) {
        return topology.delete(List.of(device)).thenApply(answer -> {
            removed(Set.of(device));
            return device;
        });
    }

    private void removed(Set<DeviceIdentity> devices) {
        devices.forEach(device -> logins.ended(device, refusal(Refusal.DELETED, device)));
        listener.lost(devices);
    }

    /**
     * Tells the platform of sub-devices that were found, so that somebody can add them there.
     *
     * @return as {@link #subDevices()}
     */
    public CompletionStage<?> report(Set<DeviceIdentity> found) {
        return topology.found(found);
    }

    @Override
    public void online() {
        logins.online();
    }

    /** Sub-devices are told when the connection is closed, which is before this. */
    @Override
    public void offline() {}

    @Override
    public void close() {
        unsubscribing.forEach(Runnable::run);
        notices.close();
        logins.close();
    }

    /** Also called with whatever a hostile peer sends. */
    private void sessionEnded(Message message) {
        JsonObject object = AlinkJson.object(message.payload());
        @Nullable DeviceIdentity device = object == null ? null : DeviceLists.identityIn(object.get("data"));
        OptionalLong code = object == null ? OptionalLong.empty() : AlinkJson.integer(object.get("code"));
        if (object == null || device == null || code.isEmpty() || code.getAsLong() == AlinkReply.SUCCESS) {
            logger.debug("{}: {} tells of no sub-device", line.gateway(), message);
            return;
        }
        @Nullable String said = AlinkJson.text(object.get("message"));
        int number = (int) Math.min(Math.max(code.getAsLong(), -1), Integer.MAX_VALUE);
        logins.ended(
                device,
                // Of one that was logged in, somebody has ended the relation.
                number == Refusal.NO_RELATION.code()
                        ? refusal(Refusal.DELETED, device)
                        : Refusal.of(number, "the session of " + device, said == null ? "" : said));
    }

    private void managed(String pair, LineListener.Management what, Message message) {
        DeviceIdentity device = identityOf(pair);
        PlatformRequest request = PlatformRequest.of(message.payload());
        if (device == null || request == null) {
            logger.debug("{}: {} is no request", line.gateway(), message);
            return;
        }
        line.publish(new Message(
                        new Topic(message.topic().value() + "_reply"),
                        request.answer(AlinkReply.SUCCESS, new JsonObject(), ""),
                        Qos.AT_MOST_ONCE))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        logger.debug("{} is not answered: {}", message, ForeignText.reasons(failure));
                    }
                });
        switch (what) {
            case DISABLE -> logins.ended(device, refusal(Refusal.SESSION_DISABLED, device));
            case DELETE -> logins.ended(device, refusal(Refusal.DELETED, device));
            case ENABLE -> logins.released(Set.of(device), false, false);
        }
    }

    private static @Nullable DeviceIdentity identityOf(String pair) {
        int slash = pair.indexOf('/');
        try {
            return slash < 0 ? null : DeviceIdentity.of(pair.substring(0, slash), pair.substring(slash + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static LinkFailure refusal(Refusal refusal, DeviceIdentity device) {
        return Refusal.of(refusal.code(), "the session of " + device, "");
    }

    /** What the platform tells the gateway of its sub-devices. */
    private final class Told implements TopologyListener {
        @Override
        public void toAdd(Set<DeviceIdentity> devices) {
            logins.released(devices, false, true);
            listener.found(devices);
        }

        @Override
        public void added(Set<DeviceIdentity> devices) {
            logins.released(devices, true, false);
            listener.found(devices);
        }

        @Override
        public void removed(Set<DeviceIdentity> devices) {
            Gateway.this.removed(devices);
        }

        @Override
        public void enabled(Set<DeviceIdentity> devices) {
            logins.released(devices, false, false);
        }

        @Override
        public void disabled(Set<DeviceIdentity> devices) {
            devices.forEach(device -> logins.ended(device, refusal(Refusal.SESSION_DISABLED, device)));
        }

        @Override
        public void permitted(ProductKey product, Duration time) {
            listener.permitted(product, time);
        }
    }
}
