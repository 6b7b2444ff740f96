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
package org.openhab.aliyuniot.emulator;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A device played by Paho's client. */
@NonNullByDefault({})
public final class TestDevice implements AutoCloseable {
    public static final String PRODUCT_KEY = "a1Abc123Def";
    public static final String SECRET = "0123456789abcdef0123456789abcdef";

    public final String deviceName;
    public final MqttConnectOptions options = new MqttConnectOptions();
    public final List<Map.Entry<String, String>> arrived = new CopyOnWriteArrayList<>();
    /** The payloads of what arrived, byte by byte. */
    public final List<byte[]> payloads = new CopyOnWriteArrayList<>();

    public final Client client;

    public TestDevice(String uri, String clientId, String userName, String password) throws MqttException {
        deviceName = userName.substring(0, Math.max(0, userName.indexOf('&')));
        client = new Client(uri, clientId);
        client.setTimeToWait(10_000);
        client.setCallback(new Inbox());
        options.setUserName(userName);
        options.setPassword(password.toCharArray());
        options.setKeepAliveInterval(60);
        options.setConnectionTimeout(10);
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    }

    /** A device of the product {@link #PRODUCT_KEY} on plain TCP, not connected yet. */
    public static TestDevice of(AliyunIotEmulator emulator, String deviceName) throws Exception {
        return new TestDevice(
                "tcp://127.0.0.1:" + emulator.ports().tcp(),
                PRODUCT_KEY + "." + deviceName + "|securemode=3,signmethod=hmacsha256,_ss=1|",
                deviceName + "&" + PRODUCT_KEY,
                sign(PRODUCT_KEY + "." + deviceName, deviceName, SECRET));
    }

    public static TestDevice connected(AliyunIotEmulator emulator, String deviceName) throws Exception {
        TestDevice device = of(emulator, deviceName);
        device.client.connect(device.options);
        return device;
    }

    public static String sign(String clientId, String deviceName, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String content = "clientId" + clientId + "deviceName" + deviceName + "productKey" + PRODUCT_KEY;
        return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    public static SSLSocketFactory trusting(Path caCertificate, String protocol) throws Exception {
        return sslContext(caCertificate, protocol).getSocketFactory();
    }

    public static SSLContext sslContext(Path caCertificate, String protocol) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(caCertificate)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance(protocol);
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    public String topic(String relative) {
        return "/" + PRODUCT_KEY + "/" + deviceName + "/" + relative;
    }

    public String system(String relative) {
        return "/sys" + topic(relative);
    }

    /** Does not wait for the acknowledgement, which never comes when the emulator closes the connection instead. */
    public void publish(String topic, String payload, int qos) throws MqttException {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8), qos);
    }

    public void publish(String topic, byte[] payload, int qos) throws MqttException {
        client.publishWithoutWaiting(topic, payload, qos);
    }

    /** What CONNACK, or the failure before it, said: 0 is accepted. */
    public int connectCode() {
        try {
            client.connect(options);
            return 0;
        } catch (MqttException e) {
            return e.getReasonCode();
        }
    }

    public List<String> arrivedOn(String topic) {
        return arrived.stream()
                .filter(message -> message.getKey().equals(topic))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnectForcibly(0, 1, false);
        }
        client.close(true);
    }

    /**
     * Paho's blocking client with a connection of its own behind each log-in.
     *
     * <p>The reader of a Paho client's former connection may end the one that follows: it looks whether its client
     * disconnects a moment after it has stopped to count as running, and by then the client connects again.
     */
    public static final class Client extends MqttClient {
        private MqttCallback callback;
        private boolean manualAcks;
        private boolean used;

        Client(String uri, String clientId) throws MqttException {
            super(uri, clientId, new MemoryPersistence());
        }

        @Override
        public void setCallback(MqttCallback callback) {
            this.callback = callback;
            super.setCallback(callback);
        }

        @Override
        public void setManualAcks(boolean manualAcks) {
            this.manualAcks = manualAcks;
            super.setManualAcks(manualAcks);
        }

        @Override
        public void connect(MqttConnectOptions options) throws MqttException {
            renew();
            super.connect(options);
        }

        @Override
        public IMqttToken connectWithResult(MqttConnectOptions options) throws MqttException {
            renew();
            return super.connectWithResult(options);
        }

        private void renew() throws MqttException {
            if (used) {
                aClient.close(true);
                aClient = new MqttAsyncClient(getServerURI(), getClientId(), new MemoryPersistence());
                aClient.setCallback(callback);
                aClient.setManualAcks(manualAcks);
            }
            used = true;
        }

        /** The blocking way waits without bound for a publication that the end of the connection has overtaken. */
        void publishWithoutWaiting(String topic, byte[] payload, int qos) throws MqttException {
            aClient.publish(topic, payload, qos, false);
        }
    }

    private final class Inbox implements MqttCallback {
        @Override
        public void connectionLost(Throwable cause) {}

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            payloads.add(message.getPayload());
            arrived.add(Map.entry(topic, new String(message.getPayload(), StandardCharsets.UTF_8)));
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {}
    }
}
