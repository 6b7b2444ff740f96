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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.eclipse.paho.client.mqttv3.internal.NetworkModuleService;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TCP or TLS, by Paho's network modules.
 */
final class SocketLine implements Line {
    private final Logger logger = LoggerFactory.getLogger(SocketLine.class);

    private final MqttSettings settings;
    private final Duration connectTimeout;
    private volatile @Nullable Socket socket;
    private volatile @Nullable OutputStream out;
    private volatile boolean cut;

    SocketLine(MqttSettings settings, Duration connectTimeout) {
        this.settings = settings;
        this.connectTimeout = connectTimeout;
    }

    @Override
    public InputStream open() throws IOException, MqttException {
        boolean encrypted = settings.endpoint().protocol().isEncrypted();
        MqttConnectOptions options = new MqttConnectOptions();
        options.setConnectionTimeout((int) Math.max(1, connectTimeout.toSeconds()));
        options.setHttpsHostnameVerificationEnabled(true);
        options.setSocketFactory(
                encrypted
                        ? settings.trustAnchors().socketFactory(this::created)
                        : new PlainSocketFactory(this::created));
        // Paho has the client id here for its log only, which may tell nothing that a user has pasted.
        NetworkModule network = NetworkModuleService.createInstance(
                (encrypted ? "ssl://" : "tcp://") + settings.endpoint(), options, "device");
        network.start();
        Socket open = socket;
        if (open != null) {
            // The network module leaves a second, after which a silent platform would look like a broken connection.
            open.setSoTimeout(0);
            // Packets are small and complete: waiting for more to send with them costs 40 ms each.
            open.setTcpNoDelay(true);
        }
        out = network.getOutputStream();
        return network.getInputStream();
    }

    private void created(Socket made) {
        socket = made;
        if (cut) {
            cut();
        }
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        OutputStream stream = out;
        if (stream == null) {
            throw new IOException("Not connected");
        }
        stream.write(bytes, 0, length);
        stream.flush();
    }

    @Override
    public void cut() {
        cut = true;
        Socket open = socket;
        if (open == null || open.isClosed()) {
            return;
        }
        try {
            // Without it, closing a TLS socket waits for a write that hangs to end, so that it can say goodbye.
            open.setSoLinger(true, 0);
        } catch (IOException e) {
            logger.trace("Socket is closing already: {}", ForeignText.reasons(e));
        }
        try {
            open.close();
        } catch (IOException e) {
            logger.trace("Socket did not close in good order: {}", ForeignText.reasons(e));
        }
    }
}
