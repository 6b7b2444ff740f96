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
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;

/**
 * The shadow of a device as the cloud has it, through the emulator's REST interface.
 */
public final class CloudShadow {
    private final Cloud cloud;

    /** Of a device. */
    public CloudShadow(Cloud cloud) {
        this.cloud = cloud;
    }

    /** Attributes: {@code reported} and, while something is wanted, {@code desired}. */
    public JsonObject state() throws IOException, InterruptedException {
        return JsonParser.parseString(cloud.get("/shadow")).getAsJsonObject().getAsJsonObject("state");
    }

    /** Says what attributes are to become. */
    public void desire(JsonObject attributes) throws IOException, InterruptedException {
        JsonObject body = new JsonObject();
        body.add("desired", attributes);
        cloud.post(URI.create(cloud.device + "/shadow"), body);
    }
}
