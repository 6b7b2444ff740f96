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
package org.openhab.binding.aliyuniot.internal.upload;

import com.google.gson.JsonObject;

/**
 * How an upload has ended.
 *
 * @param id as the action has told it
 * @param name on the platform
 * @param outcome {@code done}, {@code failed} or {@code cancelled}
 * @param reason a sentence; empty after a success
 * @param bytes of the file after a success, else 0
 */
record UploadEnd(String id, String name, String outcome, String reason, long bytes) {
    /** The event of a channel. */
    String toJson() {
        JsonObject event = new JsonObject();
        event.addProperty("id", id);
        event.addProperty("name", name);
        event.addProperty("outcome", outcome);
        event.addProperty("reason", reason);
        event.addProperty("bytes", bytes);
        return event.toString();
    }
}
