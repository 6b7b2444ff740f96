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
package org.openhab.aliyuniot.emulator.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The console's page: its files from the jar, with a policy that has browsers run nothing else and ask nobody else.
 *
 * <p>Immutable.
 */
public final class ConsolePage {
    /** The page itself, at {@code /}. */
    private static final String INDEX = "index.html";

    /** All files of the page; others are not served. */
    static final List<String> FILES = List.of(
            INDEX,
            "api.js",
            "app.js",
            "call.js",
            "console.css",
            "devices.js",
            "dom.js",
            "en.json",
            "faults.js",
            "firmware.js",
            "icon.svg",
            "messages.js",
            "model.js",
            "payload.js",
            "send.js",
            "state.js",
            "stream.js",
            "text.js",
            "zh.json");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private final Map<String, Asset> assets = new LinkedHashMap<>();

    private record Asset(String type, Buffer content, String tag) {}

    /** Reads the files. */
    public ConsolePage() {
        FILES.forEach(name -> assets.put(name, read(name)));
    }

    public void addTo(Router router) {
        router.get("/").handler(call -> answer(call, INDEX));
        router.get("/console/:file").handler(call -> answer(call, call.pathParam("file")));
    }

    private void answer(RoutingContext call, String name) {
        Asset asset = assets.get(name);
        if (asset == null) {
            call.next();
            return;
        }
        HttpServerResponse response = call.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                // Kept by browsers, but asked for again: the next version of the emulator may have another one.
                .putHeader("Cache-Control", "no-cache")
                .putHeader("ETag", asset.tag());
        if (asset.tag().equals(call.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader("Content-Type", asset.type()).end(asset.content());
        }
    }

    private static Asset read(String name) {
        try (InputStream in = ConsolePage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The file " + name + " of the console is missing");
            }
            byte[] content = in.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            return new Asset(type, Buffer.buffer(content), '"' + HexFormat.of().formatHex(digest, 0, 16) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
