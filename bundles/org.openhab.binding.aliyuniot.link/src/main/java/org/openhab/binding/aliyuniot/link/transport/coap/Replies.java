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
package org.openhab.binding.aliyuniot.link.transport.coap;

import java.security.GeneralSecurityException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.ReplyTopics;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.PayloadCipher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has what the platform answers on a request received on the topic's reply topic. Belongs to the mailbox. */
final class Replies {
    private final Logger logger = LoggerFactory.getLogger(Replies.class);

    private final TransportListener listener;

    Replies(TransportListener listener) {
        this.listener = listener;
    }

    /**
     * @param payload of the answer; an empty one is no reply
     */
    void deliver(Topic topic, @Nullable PayloadCipher cipher, byte[] payload) {
        if (payload.length == 0 || !ReplyTopics.hasReply(topic)) {
            return;
        }
        try {
            byte[] clear = cipher == null ? payload : cipher.decrypt(payload);
            listener.received(new Message(ReplyTopics.of(topic), clear, Qos.AT_LEAST_ONCE), () -> {});
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            logger.debug("The reply on {} cannot be read: {}", topic, ForeignText.reasons(e));
        }
    }
}
