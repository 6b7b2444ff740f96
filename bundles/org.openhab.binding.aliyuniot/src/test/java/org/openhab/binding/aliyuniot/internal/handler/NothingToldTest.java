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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.core.config.core.status.ConfigStatusMessage;
import org.openhab.core.library.types.StringType;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.firmware.FirmwareStatus;

/**
 * All that a device leaves to be read, with every logger at its lowest level, while it connects by each way there is,
 * reports, is refused and updates its firmware: no secret is in it, and nothing that steers a reader.
 */
@NonNullByDefault({})
class NothingToldTest extends FirmwareCloud {
    private static final Gson JSON = new Gson();
    private static final String PASSWORD = "pl4nted-passw0rd";
    /** Names, by which devices, hosts, versions and topics are told: one that looks like a password is a name all the same. */
    private static final Set<String> TAKE_ANY_WORD = Set.of(
            "deviceName",
            "clientId",
            "host",
            "region",
            "instanceId",
            "firmwareVersion",
            "versionTopic",
            "heartbeatTopic");

    enum Way {
        TCP,
        TLS,
        WS,
        WSS,
        HTTPS,
        COAP_DTLS,
        COAP_SYMMETRIC,
        COAP_PLAIN
    }

    private final ToldLines told = new ToldLines();
    private Way way = Way.TLS;

    @AfterEach
    void listenNoMore() {
        told.close();
    }

    @Override
    ThingTypeUID type() {
        return switch (way) {
            case TCP, TLS, WS, WSS -> AliyunIotBindingConstants.THING_TYPE_DEVICE;
            case HTTPS -> AliyunIotBindingConstants.THING_TYPE_HTTP_DEVICE;
            default -> AliyunIotBindingConstants.THING_TYPE_COAP_DEVICE;
        };
    }

    private boolean receives() {
        return type().equals(AliyunIotBindingConstants.THING_TYPE_DEVICE);
    }

    private void describe(Way wanted, LocalDevice local) {
        way = wanted;
        parameters.put(
                "port",
                new BigDecimal(
                        switch (way) {
                            case TCP -> cloud.ports().tcp();
                            case TLS -> cloud.ports().tls();
                            case WS -> cloud.ports().ws();
                            case WSS -> cloud.ports().wss();
                            case HTTPS -> cloud.ports().https();
                            case COAP_DTLS -> cloud.ports().coapDtls();
                            case COAP_SYMMETRIC -> cloud.ports().coapSymmetric();
                            case COAP_PLAIN -> cloud.ports().coapPlain();
                        }));
        if (receives()) {
            parameters.put("protocol", way.name().toLowerCase(Locale.ROOT));
        } else if (way != Way.HTTPS) {
            parameters.put("security", way.name().substring("COAP_".length()).toLowerCase(Locale.ROOT));
        }
        parameters.put("installer", "http");
        parameters.put("installUrl", local.address("/update").replace("//", "//admin:" + PASSWORD + "@"));
        parameters.put("versionUrl", local.address("/version").replace("//", "//admin:" + PASSWORD + "@"));
        channels.clear();
        addChannel("note", "string", Map.of("publishTopic", "user/update"));
        if (receives()) {
            addChannel("level", "number", Map.of("subscribeTopic", "user/get"));
        }
    }

    /** A device's life: reports, is sent what it cannot use, updates and fails, is logged in wrongly. */
    private void live(LocalDevice local) throws Exception {
        startThing();
        awaitOnline();
        handler.handleCommand(channel("note"), new StringType("watered"));
        await().atMost(PATIENCE).until(() -> sentTexts().contains("watered"));
        if (receives()) {
            send("user/get", ToldLines.STEERING);
            cloud.device(PRODUCT, DEVICE)
                    .send(
                            "/ota/device/upgrade/" + PRODUCT + "/" + DEVICE,
                            1,
                            ("{\"id\":\"1\",\"code\":\"1000\",\"data\":{\"version\":\""
                                            + ToldLines.STEERING.replace("\u001B", "")
                                            + "\",\"size\":1,\"url\":\"https://h/f?Signature=" + PASSWORD + "\"}}")
                                    .getBytes(StandardCharsets.UTF_8));
            // The platform takes the refusal for that of whatever job the device has then.
            await().atMost(PATIENCE)
                    .until(() -> cloud.device(PRODUCT, DEVICE).messages(0).stream()
                            .anyMatch(message -> message.topic().startsWith("/ota/device/progress/")));
            handler.publish("user/update/" + ToldLines.STEERING.substring(2), new byte[1], 1)
                    .toCompletableFuture()
                    .handle((sent, failure) -> {
                        told.add("publish: " + failure);
                        return true;
                    })
                    .join();
        }
        local.status = 403;
        long campaign = campaign("2.0.0");
        handler.checkFirmware().toCompletableFuture().join();
        awaitFirmware(uid(), FirmwareStatus.UPDATE_EXECUTABLE, "2.0.0");
        updates.updateFirmware(uid(), "2.0.0", null);
        awaitJob(campaign, Status.FAILED);
        told.add("cloud: " + job(campaign));
        told.add("console: " + HandlerConsole.run(handler, "status", uid().getAsString()));
        handler.dispose();
        parameters.put("deviceSecret", "fedcba9876543210fedcba9876543210");
        startThing();
        await().atMost(PATIENCE)
                .until(() -> String.valueOf(lastStatus().getDescription()).contains("not-authorized"));
        handler.dispose();
    }

    private static String hmac(String algorithm, String secret, String content) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
        return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource
    void aDeviceTellsNoSecretAndNothingThatSteersAReader(Way wanted) throws Exception {
        try (LocalDevice local = new LocalDevice()) {
            describe(wanted, local);
            live(local);
        }
        openhab.statuses.forEach(status -> told.add("status: " + status));
        posted.forEach(event -> told.add("event: " + event.getPayload()));
        openhab.events.stream()
                .filter(event -> event.contains("event"))
                .forEach(event -> told.add("trigger: " + event));
        handler.getThing().getProperties().forEach((name, value) -> told.add("property: " + name + "=" + value));
        String sign = hmac(
                "HmacSHA256",
                SECRET,
                "clientId" + PRODUCT + "." + DEVICE + "deviceName" + DEVICE + "productKey" + PRODUCT);

        assertThat(told.all()).hasSizeGreaterThan(20);
        assertThat(told.unfit(SECRET, "fedcba9876543210fedcba9876543210", sign, PASSWORD))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "HTTPS", "COAP_DTLS"})
    void aSecretInTheWrongParameterIsToldNowhere(Way wanted) throws Exception {
        try (LocalDevice local = new LocalDevice()) {
            describe(wanted, local);
        }
        Map<String, Object> good = Map.copyOf(parameters);
        String pem = "-----BEGIN RSA PRIVATE KEY-----\nPl4ntedKeyPl4ntedKey\n-----END RSA PRIVATE KEY-----";
        for (String parameter : List.of(
                "productKey",
                "deviceName",
                "deviceSecret",
                "region",
                "instanceId",
                "host",
                "port",
                "caFile",
                "clientId",
                "protocol",
                "mqttVersion",
                "signMethod",
                "security",
                "tokenOption",
                "keepAlive",
                "keepQueue",
                "tags",
                "queueMessages",
                "firmwareVersion",
                "installer",
                "autoUpdate",
                "autoUpdateWindow",
                "firmwareKey",
                "maxImageMegabytes",
                "installMethod",
                "installAnswer",
                "versionTopic",
                "heartbeat",
                "heartbeatTopic")) {
            for (String planted : List.of(PASSWORD + "\u201D\u009B ", pem, SECRET)) {
                if (TAKE_ANY_WORD.contains(parameter) && planted.startsWith(PASSWORD)) {
                    continue;
                }
                parameters.clear();
                parameters.putAll(good);
                if ("instanceId".equals(parameter) || "region".equals(parameter)) {
                    parameters.remove("host");
                }
                parameters.put(parameter, planted);
                startThing();
                for (ConfigStatusMessage message : handler.getConfigStatus()) {
                    told.add("config status: " + JSON.toJson(message));
                }
                handler.dispose();
            }
        }
        openhab.statuses.forEach(status -> told.add("status: " + status));

        assertThat(told.all()).hasSizeGreaterThan(50);
        assertThat(told.unfit(SECRET, "pl4nted")).isEmpty();
    }
}
