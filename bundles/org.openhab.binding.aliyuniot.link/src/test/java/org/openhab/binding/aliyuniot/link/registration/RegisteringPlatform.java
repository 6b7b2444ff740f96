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
package org.openhab.binding.aliyuniot.link.registration;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;

/**
 * The platform's end of registration over HTTPS and of the login after it: it tells a secret until somebody has logged in
 * with it, and never again.
 */
@NonNullByDefault({})
final class RegisteringPlatform implements AutoCloseable {
    static final ProductSecret PRODUCT_SECRET = new ProductSecret("prodSecret000001");

    final List<String> forms = new CopyOnWriteArrayList<>();
    /** Devices that were given a secret, in their order and again and again. */
    final List<String> registered = new CopyOnWriteArrayList<>();

    final Set<String> activated = ConcurrentHashMap.newKeySet();
    /** Answered in the place of anything else, if it is not null. */
    volatile byte[] scripted;

    volatile int status = 200;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "registering-platform");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpsServer server;

    RegisteringPlatform(TestCertificate certificate) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.setExecutor(threads);
        server.createContext("/auth/register/device", exchange -> answer(exchange, this::register));
        server.createContext("/auth", exchange -> answer(exchange, this::login));
        server.createContext("/topic/", exchange -> answer(exchange, body -> "{\"code\":0,\"message\":\"success\"}"));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private interface Handler {
        String answer(String body);
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] said = handler.answer(body).getBytes(StandardCharsets.UTF_8);
            byte[] other = scripted;
            byte[] bytes = other == null ? said : other;
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String register(String form) {
        forms.add(form);
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&")) {
            fields.put(
                    field.substring(0, field.indexOf('=')),
                    URLDecoder.decode(field.substring(field.indexOf('=') + 1), StandardCharsets.UTF_8));
        }
        DeviceIdentity identity = DeviceIdentity.of(fields.get("productKey"), fields.get("deviceName"));
        SignMethod method = SignMethod.valueOf(fields.get("signMethod").toUpperCase());
        if (!PRODUCT_SECRET.sign(method, identity, fields.get("random")).equals(fields.get("sign"))) {
            return code(6600);
        }
        String name = identity.deviceName().value();
        if (activated.contains(name)) {
            return code(6289);
        }
        registered.add(name);
        return "{\"code\":200,\"data\":{\"productKey\":\"" + identity.productKey() + "\",\"deviceName\":\"" + name
                + "\",\"deviceSecret\":\"" + secretOf(name) + "\"},\"message\":\"success\"}";
    }

    private String login(String body) {
        JsonObject request = JsonParser.parseString(body).getAsJsonObject();
        String name = request.get("deviceName").getAsString();
        String content = "clientId" + request.get("clientId").getAsString() + "deviceName" + name + "productKey"
                + request.get("productKey").getAsString();
        if (!SignMethod.HMACSHA256
                .sign(new DeviceSecret(secretOf(name)), content)
                .equals(request.get("sign").getAsString())) {
            return code(20000);
        }
        activated.add(name);
        return "{\"code\":0,\"message\":\"success\",\"info\":{\"token\":\"token\"}}";
    }

    static String secretOf(String name) {
        return "secret-of-" + name;
    }

    static String code(int code) {
        return "{\"code\":" + code + ",\"message\":\"in words\"}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
