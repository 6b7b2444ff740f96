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

import java.util.concurrent.CompletableFuture;
import org.openhab.binding.aliyuniot.link.transport.Message;

/** A message on its way. Belongs to the mailbox. */
final class Publication {
    final Message message;

    /** Ends with the platform's id of the message. */
    final CompletableFuture<String> outcome = new CompletableFuture<>();

    /** Whether the token was renewed for it, which is done once. */
    boolean withFreshToken;

    Publication(Message message) {
        this.message = message;
    }
}
