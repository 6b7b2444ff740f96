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
package org.openhab.binding.aliyuniot.link.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.http.HttpExchange;
import org.openhab.binding.aliyuniot.link.http.HttpFailure;
import org.openhab.binding.aliyuniot.link.http.HttpRequest;
import org.openhab.binding.aliyuniot.link.http.HttpTimeouts;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.download.FirmwareDownload;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;
import org.openhab.binding.aliyuniot.link.ota.store.ExpectedImage;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;
import org.openhab.binding.aliyuniot.link.transport.http.HttpSettings;
import org.openhab.binding.aliyuniot.link.transport.http.HttpTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/**
 * Tries every way on which TLS of the JDK protects something, and tells why it failed. As a process it does so in a JVM
 * in which everybody else has switched checks off.
 */
@NonNullByDefault({})
public final class WaysWithTls {
    /** All ways, by name. */
    static final List<String> ALL = List.of("mqtts", "wss", "https", "download", "upload");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    private static final DeviceSecret SECRET = new DeviceSecret("0123456789abcdef0123456789abcdef");

    private final LinkRuntime runtime = new LinkRuntime("ways-with-tls");
    private final int port;
    private final TrustAnchors anchors;

    private WaysWithTls(int port, TrustAnchors anchors) {
        this.port = port;
        this.anchors = anchors;
    }

    /**
     * @param args port of a server with TLS on this machine, file of the certificate authority
     */
    public static void main(String[] args) throws Exception {
        SSLContext lax = SSLContext.getInstance("TLS");
        lax.init(null, new TrustManager[] {new Everybody()}, new SecureRandom());
        SSLContext.setDefault(lax);
        HttpsURLConnection.setDefaultSSLSocketFactory(lax.getSocketFactory());
        HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
        reasons(Integer.parseInt(args[0]), TrustAnchors.ofFile(Path.of(args[1])))
                .forEach((way, reason) -> System.out.println(way + "=" + reason));
        System.exit(0);
    }

    /** Why each way failed. */
    static Map<String, String> reasons(int port, TrustAnchors anchors) throws Exception {
        WaysWithTls ways = new WaysWithTls(port, anchors);
        Map<String, String> reasons = new LinkedHashMap<>();
        try (LinkRuntime closing = ways.runtime) {
            for (String way : ALL) {
                reasons.put(way, ways.reason(way));
            }
        }
        return reasons;
    }

    /** Why one way failed. */
    static String reason(String way, int port, TrustAnchors anchors) throws Exception {
        WaysWithTls ways = new WaysWithTls(port, anchors);
        try (LinkRuntime closing = ways.runtime) {
            return ways.reason(way);
        }
    }

    /** Why each way failed in a JVM of its own, a line each. */
    static List<String> reasonsOfAnotherProcess(String option, int port, Path authority) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WaysWithTls.class.getName(),
                        Integer.toString(port),
                        authority.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Stream.of(said.split("\\R"))
                .filter(line -> line.matches("[a-z]+=[A-Za-z_]+"))
                .toList();
    }

    private String reason(String way) throws Exception {
        return switch (way) {
            case "mqtts" -> session(mqtt(Protocol.TLS));
            case "wss" -> session(mqtt(Protocol.WSS));
            case "https" -> session(https());
            case "download" -> download();
            case "upload" -> upload();
            default -> throw new IllegalArgumentException(way);
        };
    }

    private TransportFactory mqtt(Protocol protocol) {
        ConnectCredentials credentials = ConnectCredentials.of(IDENTITY, SECRET).build();
        return new MqttTransportFactory(
                runtime,
                new MqttSettings(
                        new Endpoint("localhost", port, protocol),
                        anchors,
                        credentials,
                        Duration.ofSeconds(60),
                        true,
                        MqttVersion.V3_1_1));
    }

    private TransportFactory https() {
        return new HttpTransportFactory(
                runtime, new HttpSettings("localhost", port, anchors), IDENTITY, SECRET, SignMethod.HMACSHA256);
    }

    private String session(TransportFactory factory) throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        Mailbox mailbox = runtime.newMailbox();
        Transport transport = factory.create(mailbox, new TransportListener() {
            @Override
            public void opened() {
                end.complete("opened");
            }

            @Override
            public void received(Message message, Runnable handled) {}

            @Override
            public void closed(LinkFailure reason) {
                end.complete(String.valueOf(reason.reason()));
            }
        });
        mailbox.execute(transport::open);
        return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private String download() throws IOException {
        ExpectedImage expected =
                new ExpectedImage(10, List.of(new FileDigest(FileDigest.Algorithm.SHA256, "0".repeat(64))));
        DownloadSettings settings =
                new DownloadSettings(anchors, PATIENCE, PATIENCE, 1, Duration.ofMillis(1), Duration.ofMillis(1));
        URI url = URI.create("https://localhost:" + port + "/image");
        FirmwareStore store = new FirmwareStore(Files.createTempDirectory("ways"), 10, "ways");
        try (FirmwareFolder own = store.open("thing");
                PartialImage image = own.partial(expected)) {
            new FirmwareDownload(runtime, settings, () -> CompletableFuture.completedFuture(url), position -> {})
                    .run(url, image);
            return "loaded";
        } catch (FirmwareFailure e) {
            return e.reason().name();
        }
    }

    private String upload() throws IOException {
        HttpTimeouts patience = new HttpTimeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE);
        try (HttpExchange exchange = new HttpExchange(runtime, anchors, patience)) {
            URI url = URI.create("https://localhost:" + port + "/update");
            exchange.send(new HttpRequest("PUT", url, Map.of(), null));
            return "sent";
        } catch (HttpFailure e) {
            return e.reason().name();
        }
    }

    /** Trusts everybody, as other add-ons may. */
    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
