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
package org.openhab.binding.aliyuniot.link.session.subscription;

import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Receives messages of a subscription: one after the other, in the order of their arrival, those of all subscriptions of
 * a device together. A message of QoS 1 is acknowledged when the listener has returned. One that takes its time delays
 * what the same device receives and nothing else; what it publishes itself leaves when it returns, so it must not wait
 * for that.
 */
@FunctionalInterface
public interface MessageListener {
    void received(Message message);
}
