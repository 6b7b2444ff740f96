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
package org.openhab.sandbox.launcher;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;

/** A running openHAB as its REST interface shows it. */
final class OpenHabRest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;
    private static final int REFUSED = 401;
    private static final int FORBIDDEN = 403;
    private static final int OK = 200;

    /** Over HTTP/1.1 the client asks once more if a connection that it kept is closed as it asks; over HTTP/2 it does not. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final URI root;
    private final @Nullable String token;

    /**
     * @param openHab such as {@code http://127.0.0.1:8080}
     * @param token of an administrator; null as long as nothing is asked that needs one
     */
    OpenHabRest(URI openHab, @Nullable String token) {
        root = URI.create(openHab.toString().replaceAll("/+$", "") + "/rest/");
        this.token = token;
    }

    /** The version of the openHAB that answers; null if none does. */
    @Nullable
    String version() throws InterruptedException {
        try {
            JsonObject answer = get("");
            return answer == null
                    ? null
                    : answer.getAsJsonObject("runtimeInfo").get("version").getAsString();
        } catch (IOException | RuntimeException e) {
            // Nobody listens, it is not ready yet, or it is something else.
            return null;
        }
    }

    /** The status of a thing, such as {@code ONLINE}; null if there is no such thing. */
    @Nullable
    String thingStatus(String uid) throws IOException, InterruptedException {
        JsonObject thing = get("things/" + uid);
        return thing == null
                ? null
                : thing.getAsJsonObject("statusInfo").get("status").getAsString();
    }

    boolean hasItem(String name) throws IOException, InterruptedException {
        return get("items/" + name) != null;
    }

    private @Nullable JsonObject get(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE).header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        switch (response.statusCode()) {
            case OK -> {
                try {
                    return JsonParser.parseString(response.body()).getAsJsonObject();
                } catch (JsonParseException | IllegalStateException e) {
                    throw new IOException("openHAB's answer to GET " + path + " is no JSON object", e);
                }
            }
            case NOT_FOUND -> {
                return null;
            }
            case REFUSED, FORBIDDEN ->
                throw new IOException("openHAB refuses the token: give one of an administrator in OPENHAB_TOKEN");
            default -> throw new IOException("openHAB answers GET " + path + " with " + response.statusCode());
        }
    }
}
