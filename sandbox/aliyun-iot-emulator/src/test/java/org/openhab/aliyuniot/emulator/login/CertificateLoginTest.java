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
package org.openhab.aliyuniot.emulator.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.tls.IssuedCertificate;
import org.openhab.aliyuniot.emulator.tls.KeyKind;

/** Logins with certificates and with tokens, by a client that is none of ours. */
@NonNullByDefault({})
class CertificateLoginTest {
    @Emulated(devices = {"dev001", "dev002"})
    private static AliyunIotEmulator emulator;

    private static SSLContext showing(IssuedCertificate shown, KeyKind kind) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Certificate[] chain = factory.generateCertificates(
                        new ByteArrayInputStream(shown.certificate().getBytes(StandardCharsets.US_ASCII)))
                .toArray(Certificate[]::new);
        byte[] key = Base64.getMimeDecoder().decode(shown.key().replaceAll("-----[A-Z ]*-----", ""));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "device",
                KeyFactory.getInstance(kind.name()).generatePrivate(new PKCS8EncodedKeySpec(key)),
                new char[0],
                chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(emulator.caCertificate())) {
            trusted.setCertificateEntry("ca", factory.generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static String sign(String content) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(new byte[64], "HmacSHA1"));
        return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static TestDevice device(SSLContext context, String deviceName, String productKey, String password)
            throws Exception {
        TestDevice device = new TestDevice(
                "ssl://localhost:" + emulator.ports().tls(),
                "mac|securemode=2,signmethod=hmacsha1,timestamp=2524608000000|",
                deviceName + "&" + productKey,
                password);
        device.options.setSocketFactory(context.getSocketFactory());
        return device;
    }

    @ParameterizedTest
    @CsvSource({"EC", "RSA"})
    void aCertificateSaysWhichDeviceItIs(KeyKind kind) throws Exception {
        SSLContext context =
                showing(emulator.certificates(TestDevice.PRODUCT_KEY, "dev001").issue(kind, Duration.ofDays(9)), kind);
        String unnamed = sign("clientIdmacdeviceNameproductKeytimestamp2524608000000");
        try (TestDevice device = device(context, "", "", unnamed)) {
            assertThat(device.connectCode()).isZero();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> device.arrivedOn("/ext/auth/identity/response")
                            .contains("{\"productKey\":\"a1Abc123Def\",\"deviceName\":\"dev001\"}"));
        }
        String named = sign("clientIdmacdeviceNamedev001productKeya1Abc123Deftimestamp2524608000000");
        try (TestDevice device = device(context, "dev001", TestDevice.PRODUCT_KEY, named)) {
            assertThat(device.connectCode()).isZero();
        }
        try (TestDevice device = device(context, "dev001", TestDevice.PRODUCT_KEY, unnamed)) {
            assertThat(device.connectCode()).as("a wrong signature").isEqualTo(4);
        }
        String other = sign("clientIdmacdeviceNamedev002productKeya1Abc123Deftimestamp2524608000000");
        try (TestDevice device = device(context, "dev002", TestDevice.PRODUCT_KEY, other)) {
            assertThat(device.connectCode()).as("names of another device").isEqualTo(4);
        }
        assertThat(emulator.certificates(TestDevice.PRODUCT_KEY, "dev001").removeAll())
                .isPositive();
        try (TestDevice device = device(context, "", "", unnamed)) {
            assertThat(device.connectCode()).as("removed").isEqualTo(4);
        }
    }

    private static String post(URI uri, String body) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(TestDevice.sslContext(emulator.caCertificate(), "TLSv1.3"))
                .build();
        return client.send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void theRestInterfaceIssuesAndRemoves() throws Exception {
        URI certificates = URI.create(
                "http://127.0.0.1:" + emulator.ports().rest() + "/api/devices/a1Abc123Def/dev002/certificates");
        assertThat(post(certificates, "{\"days\":3,\"key\":\"RSA\"}"))
                .contains("-----BEGIN CERTIFICATE-----", "-----BEGIN PRIVATE KEY-----", "\"fingerprint\"");
        assertThat(post(certificates, "{\"days\":99999}")).contains("days must be");
        HttpResponse<String> removed = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(certificates).DELETE().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(removed.body()).isEqualTo("{\"removed\":1}");
    }

    @Test
    void formsThatAreIncompleteOrOfNobodyAreRefused() throws Exception {
        URI https = URI.create("https://localhost:" + emulator.ports().https());
        Map<String, Integer> refusals = Map.of(
                "",
                460,
                "productKey=a1Abc123Def&deviceName=dev001&clientId=x",
                460,
                "productKey=a1Abc123Def&deviceName=dev001&clientId=x&sign=zz",
                401,
                "productKey=a1Abc123Def&deviceName=dev001&clientId=x&sign=00&signmethod=md4",
                460,
                "productKey=a1Abc123Def&deviceName=none&clientId=x&sign=00",
                5001,
                "%zz=1&" + "x".repeat(5000),
                460);
        for (Map.Entry<String, Integer> refusal : refusals.entrySet()) {
            assertThat(post(https.resolve("/auth/devicename"), refusal.getKey()))
                    .as(refusal.getKey())
                    .startsWith("{\"code\":" + refusal.getValue() + ",");
        }
        String form = "productKey=a1Abc123Def&deviceName=dev001&clientId=x&resources=mqtt";
        String place = "{\"code\":200,\"data\":{\"resources\":{\"mqtt\":{\"host\":\"localhost\",\"port\":"
                + emulator.ports().tls() + "}}},\"message\":\"success\"}";
        assertThat(post(https.resolve("/auth/bootstrap"), form)).isEqualTo(place);
        assertThat(post(https.resolve("/auth/bootstrap/regionId/cn-shanghai"), form))
                .isEqualTo(place);
        assertThat(post(https.resolve("/auth/bootstrap/regionId/nowhere"), form))
                .startsWith("{\"code\":460,");
        assertThat(post(https.resolve("/auth/bootstrap"), "")).startsWith("{\"code\":460,");
    }
}
