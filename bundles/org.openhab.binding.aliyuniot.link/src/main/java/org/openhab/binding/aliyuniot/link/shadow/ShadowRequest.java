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
package org.openhab.binding.aliyuniot.link.shadow;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What is asked of the platform about a shadow, up on {@code /shadow/update}. Only for the mailbox of its shadow.
 */
final class ShadowRequest {
    private static final String NULL = "null";
    private static final String REPORTED = "reported";

    private final String method;
    private final @Nullable JsonObject state;
    private final CompletableFuture<ShadowMessage> reply = new CompletableFuture<>();
    private int conflicts;

    private ShadowRequest(String method, @Nullable JsonObject state) {
        this.method = method;
        this.state = state;
    }

    /** Asks for the shadow. */
    static ShadowRequest get() {
        return new ShadowRequest("get", null);
    }

    /**
     * Changes the shadow.
     *
     * @param reported attributes with their values; empty for none
     * @param clearsDesired whether what is desired has been carried out
     */
    static ShadowRequest update(JsonObject reported, boolean clearsDesired) {
        JsonObject state = new JsonObject();
        if (!reported.isEmpty()) {
            state.add(REPORTED, reported);
        }
        if (clearsDesired) {
            state.addProperty("desired", NULL);
        }
        return new ShadowRequest("update", state);
    }

    /**
     * Deletes what was reported.
     *
     * @param keys empty for all
     */
    static ShadowRequest delete(List<ShadowKey> keys) {
        JsonObject state = new JsonObject();
        if (keys.isEmpty()) {
            state.addProperty(REPORTED, NULL);
        } else {
            JsonObject reported = new JsonObject();
            keys.forEach(key -> key.putInto(reported, new JsonPrimitive(NULL)));
            state.add(REPORTED, reported);
        }
        return new ShadowRequest("delete", state);
    }

    /** Whether it changes the shadow, and so has to know which version that has. */
    boolean changes() {
        return state != null;
    }

    /** Ends with the platform's word, or with a failure of the line. */
    CompletableFuture<ShadowMessage> reply() {
        return reply;
    }

    void fail(Throwable failure) {
        reply.completeExceptionally(failure);
    }

    /** Another version was there before this one; how often that has happened by now. */
    int conflicted() {
        conflicts++;
        return conflicts;
    }

    /** For sentences. */
    String what() {
        return "the " + method + " of the shadow";
    }

    /**
     * As it is on the wire.
     *
     * @param token is in the reply again
     * @param version that the shadow is to have behind it
     */
    byte[] body(String token, long version) {
        JsonObject body = new JsonObject();
        body.addProperty("method", method);
        JsonObject own = state;
        if (own != null) {
            body.add("state", own);
            body.addProperty("version", version);
        }
        body.addProperty("clientToken", token);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
