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
package org.openhab.binding.aliyuniot.link.gateway.topology;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.PlatformRequest;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the platform tells a gateway of its sub-devices: {@code thing/topo/add/notify}, {@code thing/topo/change} and
 * {@code thing/gateway/permit}, down, each answered once on the same topic with {@code _reply}, up, with QoS 1. For any
 * thread.
 */
public final class TopologyNotices implements AutoCloseable {
    private static final int CREATED = 0;
    private static final int DELETED = 1;
    private static final int ENABLED = 2;
    private static final int DISABLED = 8;
    /** However long somebody lets devices join. */
    private static final long MAX_SECONDS = Duration.ofDays(1).toSeconds();

    private final Logger logger = LoggerFactory.getLogger(TopologyNotices.class);

    private final DeviceIdentity gateway;
    private final DeviceSession session;
    private final TopologyListener listener;
    private final Runnable unsubscribe;

    /** Whether what was told could be read. */
    private interface Reader {
        boolean read(JsonElement params);
    }

    /**
     * Best before the session starts, so that the topics are subscribed from the beginning.
     *
     * @throws ConfigurationFailure if the gateway's names make a topic longer than the platform takes
     */
    public TopologyNotices(DeviceIdentity gateway, DeviceSession session, TopologyListener listener)
            throws ConfigurationFailure {
        this.gateway = gateway;
        this.session = session;
        this.listener = listener;
        Runnable toAdd = subscribe(SystemTopic.TOPO_ADD_NOTIFY, this::toAdd);
        Runnable change = subscribe(SystemTopic.TOPO_CHANGE, this::changed);
        Runnable permit = subscribe(SystemTopic.GATEWAY_PERMIT, this::permitted);
        unsubscribe = () -> {
            toAdd.run();
            change.run();
            permit.run();
        };
    }

    private Runnable subscribe(SystemTopic topic, Reader reader) throws ConfigurationFailure {
        return session.subscriptions()
                .add(topic.filterOf(gateway), Qos.AT_LEAST_ONCE, message -> received(topic, message, reader));
    }

    /** Also called with whatever a hostile peer sends. */
    private void received(SystemTopic topic, Message message, Reader reader) {
        PlatformRequest request = PlatformRequest.of(message.payload());
        if (request == null) {
            logger.debug("{}: {} is no request", gateway, message);
            return;
        }
        boolean[] understood = {false};
        ForeignCode.run(
                logger, "A listener of " + message.topic(), () -> understood[0] = reader.read(request.params()));
        byte[] answer = request.answer(
                understood[0] ? AlinkReply.SUCCESS : PlatformRequest.BAD_PARAMETERS, new JsonObject(), "");
        session.publishNow(new Message(topic.replyTopicOf(gateway), answer, Qos.AT_LEAST_ONCE))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        logger.debug("{}: {} is not answered: {}", gateway, topic, ForeignText.reasons(failure));
                    }
                });
    }

    private boolean toAdd(JsonElement params) {
        return told(DeviceLists.read(params), listener::toAdd);
    }

    private boolean changed(JsonElement params) {
        if (!(params instanceof JsonObject object)) {
            return false;
        }
        OptionalLong status = AlinkJson.integer(object.get("status"));
        Set<DeviceIdentity> devices = DeviceLists.read(object.get("subList"));
        return switch ((int) Math.min(Math.max(status.orElse(-1), -1), Integer.MAX_VALUE)) {
            case CREATED -> told(devices, listener::added);
            case DELETED -> told(devices, listener::removed);
            case ENABLED -> told(devices, listener::enabled);
            case DISABLED -> told(devices, listener::disabled);
            default -> false;
        };
    }

    private static boolean told(Set<DeviceIdentity> devices, Consumer<Set<DeviceIdentity>> whom) {
        if (devices.isEmpty()) {
            return false;
        }
        whom.accept(devices);
        return true;
    }

    private boolean permitted(JsonElement params) {
        if (!(params instanceof JsonObject object)) {
            return false;
        }
        @Nullable String product = AlinkJson.text(object.get("productKey"));
        OptionalLong seconds = AlinkJson.integer(object.get("time"));
        if (product == null || seconds.isEmpty() || seconds.getAsLong() < 0) {
            return false;
        }
        ProductKey key;
        try {
            key = new ProductKey(product);
        } catch (IllegalArgumentException e) {
            return false;
        }
        listener.permitted(key, Duration.ofSeconds(Math.min(seconds.getAsLong(), MAX_SECONDS)));
        return true;
    }

    @Override
    public void close() {
        unsubscribe.run();
    }
}
