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
package org.openhab.binding.aliyuniot.link.registration;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.transport.LateTransport;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * Makes transports of a device that may have to register first: each logs in with what is kept, and if there is nothing,
 * asks for it, keeps it, and logs in then. A failed registration ends an attempt to connect, like any other failure.
 */
public final class RegisteringTransports implements TransportFactory {
    private final DeviceIdentity identity;
    private final ProductSecret productSecret;
    private final Registration registration;
    private final LearntSecrets secrets;
    private final TransportCapabilities capabilities;
    private final Function<LearntSecret, TransportFactory> ways;
    /** Waits for the disk. */
    private final Executor keeping;

    /**
     * @param capabilities of the transports that {@code ways} makes
     * @param ways how to connect with what was learnt; a {@link LearntSecret.OfClient} comes of
     *     {@link MqttRegistration.Kind#REGNWL} only
     */
    public RegisteringTransports(
            LinkRuntime runtime,
            DeviceIdentity identity,
            ProductSecret productSecret,
            Registration registration,
            LearntSecrets secrets,
            TransportCapabilities capabilities,
            Function<LearntSecret, TransportFactory> ways) {
        this.identity = identity;
        this.productSecret = productSecret;
        this.registration = registration;
        this.secrets = secrets;
        this.capabilities = capabilities;
        this.ways = ways;
        this.keeping = runtime.newCallbackMailbox();
    }

    @Override
    public Transport create(Mailbox mailbox, TransportListener listener) {
        return new LateTransport<>(
                mailbox, listener, this::learn, learnt -> ways.apply(learnt).create(mailbox, listener));
    }

    @Override
    public TransportCapabilities capabilities() {
        return capabilities;
    }

    /** What was given is kept even if nobody waits for it any more. */
    private CompletionStage<LearntSecret> learn() {
        LearntSecret known = secrets.find(identity);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        return registration.register(identity, productSecret).thenCompose(learnt -> {
            CompletableFuture<LearntSecret> kept = new CompletableFuture<>();
            keeping.execute(() -> {
                try {
                    secrets.keep(Map.of(identity, learnt));
                    kept.complete(learnt);
                } catch (LinkFailure | RuntimeException | Error e) {
                    kept.completeExceptionally(e);
                }
            });
            return kept;
        });
    }
}
