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
package org.openhab.aliyuniot.emulator.coap;

import io.vertx.core.Context;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.ServerNames;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.login.PreSharedKeys;

/** Datagrams with DTLS. */
final class SecureConnector extends DTLSConnector implements DatagramPort {
    private final DatagramFaults faults;
    private volatile int port;

    /** Looks up the keys of devices, which belong to the event loop, for Scandium's threads. */
    @NonNullByDefault({})
    static final class Keys implements AdvancedPskStore {
        private final Context context;
        private final PreSharedKeys keys;
        private volatile HandshakeResultHandler handler;

        Keys(Context context, Devices devices) {
            this.context = context;
            keys = new PreSharedKeys(devices);
        }

        @Override
        public boolean hasEcdhePskSupported() {
            return true;
        }

        /** Returns nothing, and tells the handler later. */
        @Override
        public PskSecretResult requestPskSecretResult(
                ConnectionId connection,
                ServerNames serverName,
                PskPublicInformation identity,
                String hmacAlgorithm,
                SecretKey otherSecret,
                byte[] seed,
                boolean useExtendedMasterSecret) {
            context.runOnContext(nothing -> {
                handler.apply(keys.find(identity.getPublicInfoAsString())
                        .map(known -> new SecretKeySpec(known.key(), PskSecretResult.ALGORITHM_PSK))
                        .map(key -> new PskSecretResult(connection, identity, key))
                        .orElseGet(() -> new PskSecretResult(connection, identity, null)));
            });
            return null;
        }

        /** Of a client, which this is none. */
        @Override
        public PskPublicInformation getIdentity(InetSocketAddress peer, ServerNames virtualHost) {
            return null;
        }

        @Override
        public void setResultHandler(HandshakeResultHandler resultHandler) {
            handler = resultHandler;
        }
    }

    SecureConnector(DtlsConnectorConfig configuration, DatagramFaults faults) {
        super(configuration);
        this.faults = faults;
        port = configuration.getAddress().getPort();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void forgetSessions() {
        clearConnectionState();
    }

    @Override
    public void alert(InetSocketAddress peer) {
        close(peer);
    }

    /** Californium would choose another free port when it starts again. */
    @Override
    @NonNullByDefault({})
    protected void init(InetSocketAddress address, DatagramSocket socket, Integer mtu) throws IOException {
        DatagramSocket unreliable = new UnreliableSocket(faults);
        try {
            super.init(new InetSocketAddress(address.getAddress(), port), unreliable, mtu);
        } catch (IOException e) {
            unreliable.close();
            throw e;
        }
        port = getAddress().getPort();
    }
}
