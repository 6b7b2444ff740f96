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
package org.openhab.binding.aliyuniot.link.thingmodel.fetch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Asks the platform for the thing model of the device's product (chapter "Thing model", TSL template), and where that is
 * in vain, for the parts of it that devices may ask for (chapter "Dynamic TSL"). For any thread and any number of calls.
 */
public final class ThingModelRequest {
    private static final List<String> NODES = List.of(
            "identifier", "name", "accessMode", "required", "dataType", "type", "callType", "inputData", "outputData");

    private final AlinkRequests requests;

    public ThingModelRequest(AlinkRequests requests) {
        this.requests = requests;
    }

    /**
     * Subscribes the reply, as {@link AlinkRequests#expectReplies} has it.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public void expectReplies() throws ConfigurationFailure {
        requests.expectReplies(SystemTopic.DSLTEMPLATE_GET);
    }

    /**
     * Asks, if the session is online.
     *
     * @return the TSL, JSON in UTF-8, of which only that it is an object with members has been looked at; ends with an
     *     {@link AlinkRefusal} or a {@link LinkFailure}, that of the first question if both are in vain. It comes in a
     *     message, so that a thing model of more than 256 KiB has to be a file
     */
    public CompletionStage<byte[]> fetch() {
        CompletableFuture<byte[]> fetched = new CompletableFuture<>();
        ask(SystemTopic.DSLTEMPLATE_GET, new JsonObject()).whenComplete((tsl, why) -> {
            if (why == null) {
                fetched.complete(tsl);
                return;
            }
            ask(SystemTopic.DYNAMIC_TSL_GET, parts()).whenComplete((part, whyNot) -> {
                if (whyNot == null) {
                    fetched.complete(part);
                } else {
                    fetched.completeExceptionally(LinkFailure.causeOf(why));
                }
            });
        });
        return fetched;
    }

    /** Whatever is thrown on the way ends the stage. */
    private CompletableFuture<byte[]> ask(SystemTopic topic, JsonElement params) {
        return CompletableFuture.completedFuture(topic)
                .thenCompose(asked -> requests.request(asked, params))
                .thenCompose(reply -> tsl(topic, reply));
    }

    private static CompletionStage<byte[]> tsl(SystemTopic topic, AlinkReply reply) {
        if (!reply.isSuccess()) {
            return CompletableFuture.failedFuture(new AlinkRefusal(topic.method(), reply));
        }
        // Some replies carry the object as a text.
        String text = reply.data() instanceof JsonObject object ? object.toString() : AlinkJson.text(reply.data());
        byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
        JsonObject tsl = AlinkJson.object(bytes);
        return tsl == null || tsl.isEmpty()
                ? CompletableFuture.failedFuture(new ProtocolFailure(
                        LinkFailure.Reason.MALFORMED_PACKET, "The reply to " + topic.method() + " has no thing model"))
                : CompletableFuture.completedFuture(bytes);
    }

    private static JsonElement parts() {
        JsonArray nodes = new JsonArray();
        NODES.forEach(nodes::add);
        JsonObject params = new JsonObject();
        params.add("nodes", nodes);
        params.addProperty("addDefault", false);
        return params;
    }
}
