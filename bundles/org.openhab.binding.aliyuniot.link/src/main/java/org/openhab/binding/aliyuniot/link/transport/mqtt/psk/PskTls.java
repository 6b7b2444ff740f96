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
package org.openhab.binding.aliyuniot.link.transport.mqtt.psk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;

/**
 * A TLS connection that has come about over a connection of somebody else's, who also ends it: nothing here knows of
 * time, or says goodbye. One thread reads and another one writes.
 */
public final class PskTls {
    private final TlsClientProtocol protocol;

    private PskTls(TlsClientProtocol protocol) {
        this.protocol = protocol;
    }

    /**
     * Shakes hands; blocks until that is done or the streams end.
     *
     * @param address where to, for people
     * @throws LinkFailure if the other side refuses, or does not keep to the protocol
     * @throws IOException if the streams below end or fail
     */
    public static PskTls connect(InputStream in, OutputStream out, PreSharedKey key, String address)
            throws IOException, LinkFailure {
        HandshakeInput bounded = new HandshakeInput(in);
        TlsClientProtocol protocol = new TlsClientProtocol(bounded, out);
        try {
            protocol.connect(new PskClient(key));
        } catch (TlsFatalAlertReceived e) {
            throw new HandshakeRefusals(address).of(e.getAlertDescription());
        } catch (HandshakeInput.TooLongException e) {
            throw HandshakeRefusals.tooLong(address);
        } catch (TlsFatalAlert e) {
            throw new NetworkFailure(LinkFailure.Reason.TLS, "No TLS connection to " + address + " came about", e);
        }
        bounded.handshakeDone();
        return new PskTls(protocol);
    }

    /** What the other side sends. */
    public InputStream in() {
        return protocol.getInputStream();
    }

    /** Where to write to; each write is a record of its own. */
    public OutputStream out() {
        return protocol.getOutputStream();
    }
}
