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
package org.openhab.aliyuniot.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.aliyuniot.emulator.TestDevice;

/** A device that reports with the JDK's HTTP client. */
@NonNullByDefault({})
final class HttpsDevice {
    static final String PRODUCT = TestDevice.PRODUCT_KEY;
    static final String DEVICE = "dev001";
    static final String SECRET = TestDevice.SECRET;
    static final String UPDATE = "/topic/" + PRODUCT + "/" + DEVICE + "/user/update";
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final String base;

    HttpsDevice(int port, Path caCertificate, HttpClient.Version version) throws Exception {
        base = "https://localhost:" + port;
        client = HttpClient.newBuilder()
                .version(version)
                .connectTimeout(PATIENCE)
                .sslContext(trusting(caCertificate))
                .build();
    }

    static SSLContext trusting(Path caCertificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(caCertificate)) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** The fields of an authentication, signed as the documentation says. */
    static ObjectNode credentials(String method, Map<String, String> more) {
        Map<String, String> signed =
                new TreeMap<>(Map.of("clientId", PRODUCT + "." + DEVICE, "deviceName", DEVICE, "productKey", PRODUCT));
        signed.putAll(more);
        StringBuilder content = new StringBuilder();
        signed.forEach((name, value) -> content.append(name).append(value));
        ObjectNode fields = MAPPER.createObjectNode();
        signed.forEach(fields::put);
        return fields.put("version", "default")
                .put("signmethod", method)
                .put("sign", sign(method.replace("hmac", "Hmac"), content.toString()));
    }

    private static String sign(String algorithm, String content) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode auth(JsonNode fields) throws Exception {
        return json(send(request("/auth", fields.toString().getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "application/json")));
    }

    String token() throws Exception {
        return auth(credentials("hmacsha1", Map.of()))
                .path("info")
                .path("token")
                .asText();
    }

    JsonNode publish(String token, String path, byte[] payload) throws Exception {
        return json(send(request(path, payload)
                .header("Content-Type", "application/octet-stream")
                .header("password", token)));
    }

    JsonNode publish(String token, String path, String payload) throws Exception {
        return publish(token, path, payload.getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest.Builder request(String path, byte[] payload) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(payload));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws Exception {
        if (response.statusCode() != 200) {
            throw new AssertionError("HTTP status " + response.statusCode());
        }
        return MAPPER.readTree(response.body());
    }
}
