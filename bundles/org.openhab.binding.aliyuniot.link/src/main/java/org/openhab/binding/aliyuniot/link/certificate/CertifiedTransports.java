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
package org.openhab.binding.aliyuniot.link.certificate;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.AskingTransports;
import org.openhab.binding.aliyuniot.link.transport.FirstMessage;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * Connections of a device that its certificate proves. The files are read at each connect, so a certificate that was
 * renewed is shown from then on. For any thread.
 */
public final class CertifiedTransports implements TransportFactory {
    /** The platform tells a device its names at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CertificateFiles files;
    private final Clock clock;
    private final Executor disk;
    private final AskingTransports<ClientCertificate> transports;
    private volatile @Nullable ClientCertificate shown;

    /**
     * @param ways how to connect with a certificate
     */
    public CertifiedTransports(
            LinkRuntime runtime,
            CertificateFiles files,
            Clock clock,
            Function<ClientCertificate, TransportFactory> ways) {
        this.files = files;
        this.clock = clock;
        this.disk = runtime.newMailbox();
        this.transports = new AskingTransports<>(
                TransportCapabilities.MQTT, () -> read(disk, files, clock), read -> false, read -> {
                    shown = read;
                    return explained(ways.apply(read));
                });
    }

    /**
     * Asks the platform which device a certificate is of, by a connection of its own, or the memory.
     *
     * @param ways how to connect with a certificate and without names
     * @return on whatever thread, within a minute; kept before it is told. Ends with a {@link LinkFailure}
     */
    public static CompletionStage<DeviceIdentity> identity(
            LinkRuntime runtime,
            CertificateFiles files,
            Clock clock,
            LearntIdentities identities,
            Function<ClientCertificate, TransportFactory> ways) {
        Executor disk = runtime.newMailbox();
        return read(disk, files, clock).thenCompose(read -> {
            DeviceIdentity known = identities.find(read);
            return known != null
                    ? CompletableFuture.completedFuture(known)
                    : FirstMessage.ask(runtime, explained(ways.apply(read)), IdentityAnswer.TOPIC, PATIENCE)
                            .thenApplyAsync(told -> kept(told, read, identities), disk);
        });
    }

    private static DeviceIdentity kept(Message told, ClientCertificate read, LearntIdentities identities) {
        try {
            DeviceIdentity identity = IdentityAnswer.of(told.payload());
            if (identity == null) {
                throw new ProtocolFailure(
                        LinkFailure.Reason.MALFORMED_PACKET,
                        "The platform told the names of the device in " + told.payload().length
                                + " bytes that have none");
            }
            identities.keep(read, identity);
            return identity;
        } catch (LinkFailure e) {
            throw new CompletionException(e);
        }
    }

    private static CompletionStage<ClientCertificate> read(Executor disk, CertificateFiles files, Clock clock) {
        CompletableFuture<ClientCertificate> outcome = new CompletableFuture<>();
        disk.execute(() -> {
            try {
                outcome.complete(files.readValid(clock));
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }

    /** Some servers close the connection without a word when they do not like a certificate. */
    private static TransportFactory explained(TransportFactory way) {
        return (mailbox, listener) -> way.create(mailbox, new TransportListener() {
            private boolean opened;

            @Override
            public void opened() {
                opened = true;
                listener.opened();
            }

            @Override
            public void received(Message message, Runnable handled) {
                listener.received(message, handled);
            }

            @Override
            public void closed(LinkFailure reason) {
                // With TLS 1.3 the refusal comes after the handshake, and a login on its way may overtake it.
                boolean cutShort = !opened
                        && (reason.reason() == LinkFailure.Reason.CLOSED_WITHOUT_ANSWER
                                || reason.reason() == LinkFailure.Reason.CONNECTION_LOST);
                listener.closed(
                        cutShort
                                ? new AuthenticationFailure(
                                        LinkFailure.Reason.CERTIFICATE_REFUSED,
                                        "The platform closed the connection when it had seen the certificate: "
                                                + reason.getMessage())
                                : reason);
            }
        });
    }

    @Override
    public Transport create(Mailbox mailbox, TransportListener listener) {
        return transports.create(mailbox, listener);
    }

    @Override
    public TransportCapabilities capabilities() {
        return transports.capabilities();
    }

    /** What was shown last; null before the first connection. */
    @Nullable
    ClientCertificate shown() {
        return shown;
    }

    /**
     * Looks whether there is another certificate in the files, and connects with it if it can be used.
     *
     * @return the one in the files, whatever its dates; fails with a {@link LinkFailure} if there is none that can be read
     */
    CompletionStage<ClientCertificate> look() {
        CompletableFuture<ClientCertificate> outcome = new CompletableFuture<>();
        disk.execute(() -> {
            try {
                ClientCertificate read = files.read();
                ClientCertificate before = shown;
                if (before != null && !before.fingerprint().equals(read.fingerprint()) && counts(read)) {
                    transports.renew();
                }
                outcome.complete(read);
            } catch (LinkFailure e) {
                outcome.completeExceptionally(e);
            } catch (Throwable e) {
                outcome.completeExceptionally(new NetworkFailure(
                        LinkFailure.Reason.NOT_CONNECTED, "The certificate could not be looked at", e));
            }
        });
        return outcome;
    }

    private boolean counts(ClientCertificate read) {
        return !clock.instant().isBefore(read.notBefore()) && !clock.instant().isAfter(read.notAfter());
    }
}
