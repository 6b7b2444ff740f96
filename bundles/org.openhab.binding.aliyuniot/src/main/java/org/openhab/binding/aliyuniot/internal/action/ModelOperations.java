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
package org.openhab.binding.aliyuniot.internal.action;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * What rules and the console can do with the thing model of a device. The methods return at once. A refusal ends the
 * stage with an exception whose message is a sentence for the user.
 */
public interface ModelOperations {
    /**
     * Reports values of properties, together with what else is reported at the time.
     *
     * @param json an object by identifier
     * @throws IllegalArgumentException with a sentence for the user, if one of the values cannot be sent; none is then
     */
    void postProperties(String json);

    /**
     * Tells of an event.
     *
     * @param json what it puts out, an object by identifier; may be empty
     * @return ends with the platform's reply
     */
    CompletionStage<AlinkReply> postEvent(String identifier, String json);

    /**
     * Answers a call of a service.
     *
     * @param id as in the event of the channel
     * @param code 200, or an error code
     * @param json what the service puts out, an object by identifier; may be empty
     * @return ends when the answer is sent
     */
    CompletionStage<Message> answerService(String id, int code, String json);

    /**
     * Sends raw data to the script of the product, or keeps it until there is a connection.
     *
     * @return ends when it is acknowledged
     */
    CompletionStage<Message> postRaw(byte[] payload);

    /** Answers raw data that the script has sent; as {@link #postRaw}. */
    CompletionStage<Message> answerRaw(byte[] payload);

    /** The features of the thing model; none while there is no thing model. */
    List<FeatureRow> features();
}
