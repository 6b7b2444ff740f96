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
package org.openhab.binding.aliyuniot.benchmarks.micro;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reads a property set of the platform, with depth and numbers bounded; Gson without bounds is beside it. */
@State(Scope.Thread)
@NonNullByDefault({})
public class JsonReading {
    private final byte[] payload =
            ("{\"method\":\"thing.service.property.set\",\"id\":\"1045377562\",\"version\":\"1.0.0\","
                            + "\"params\":{\"PowerSwitch\":1,\"Brightness\":80,\"Mode\":\"night\",\"Colour\":{\"Red\":255,"
                            + "\"Green\":128,\"Blue\":0},\"Schedule\":[1510799670074,1510799670075]}}")
                    .getBytes(StandardCharsets.UTF_8);

    /** Ours. */
    @Benchmark
    public @Nullable JsonElement ours() {
        return AlinkJson.object(payload);
    }

    /** Gson's. */
    @Benchmark
    public JsonElement plain() {
        return JsonParser.parseString(new String(payload, StandardCharsets.UTF_8));
    }
}
