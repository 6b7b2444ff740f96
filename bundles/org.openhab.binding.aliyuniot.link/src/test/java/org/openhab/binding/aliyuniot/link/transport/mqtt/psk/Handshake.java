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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.PSKTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsPSKIdentityManager;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;

/**
 * A server on the thread of the client, so that all happens in the same order each time: it runs whenever the client
 * wants to read, and when it has nothing to say then, the stream has ended.
 */
@NonNullByDefault({})
final class Handshake {
    static final PreSharedKey KEY = PreSharedKey.of(
            DeviceIdentity.of("a1Abc123Def", "dev001"), new DeviceSecret("0123456789abcdef0123456789abcdef"));
    static final String ADDRESS = "platform:1883";

    /** What the server has said, before anything was changed. */
    final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** What the client has said. */
    final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private final Server server = new Server();
    private final UnaryOperator<byte[]> change;
    private byte[] toRead = {};
    private int position;

    /** With the one message that a client does not send. */
    static final class Server extends TlsServerProtocol {
        void askToBeginAgain() throws IOException {
            safeWriteRecord(ContentType.handshake, new byte[4], 0, 4);
        }
    }

    /**
     * @param change what becomes of each piece that the server says
     */
    Handshake(PreSharedKey known, UnaryOperator<byte[]> change, int... suites) throws IOException {
        this.change = change;
        server.accept(
                new PSKTlsServer(new BcTlsCrypto(), new TlsPSKIdentityManager() {
                    @Override
                    public byte[] getHint() {
                        return null;
                    }

                    @Override
                    public byte[] getPSK(byte[] identity) {
                        return new String(identity, StandardCharsets.UTF_8).equals(known.identity())
                                ? known.keyBytes()
                                : null;
                    }
                }) {
                    @Override
                    protected int[] getSupportedCipherSuites() {
                        return suites.length == 0 ? super.getSupportedCipherSuites() : suites;
                    }

                    @Override
                    protected ProtocolVersion[] getSupportedVersions() {
                        return ProtocolVersion.TLSv12.only();
                    }
                });
    }

    Server server() {
        return server;
    }

    PskTls connect() throws Exception {
        return PskTls.connect(in(), out(), KEY, ADDRESS);
    }

    /** What the client reads. */
    InputStream in() {
        return new InputStream() {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (position == toRead.length) {
                    toRead = change.apply(output());
                    position = 0;
                }
                int count = Math.min(length, toRead.length - position);
                System.arraycopy(toRead, position, target, offset, count);
                position += count;
                return count == 0 ? -1 : count;
            }
        };
    }

    private byte[] output() {
        byte[] output = new byte[server.getAvailableOutputBytes()];
        server.readOutput(output, 0, output.length);
        said.writeBytes(output);
        return output;
    }

    /** Where the client writes. */
    OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                heard.write(bytes, offset, length);
                try {
                    if (!server.isClosed()) {
                        server.offerInput(bytes, offset, length);
                    }
                } catch (IOException e) {
                    // It has said so with an alert.
                    return;
                }
            }
        };
    }

    /** What the server has received through TLS. */
    String received() {
        byte[] clear = new byte[server.getAvailableInputBytes()];
        server.readInput(clear, 0, clear.length);
        return new String(clear, StandardCharsets.UTF_8);
    }
}
