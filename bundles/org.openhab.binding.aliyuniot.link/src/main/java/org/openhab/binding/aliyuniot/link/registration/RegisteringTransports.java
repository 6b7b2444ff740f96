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

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.LateTransport;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * Makes transports of a device that may have to register first: each logs in with what is kept, and if there is nothing,
 * asks for it, keeps it, and logs in then. A failed registration ends an attempt to connect, like any other failure.
 *
 * <p>If the platform refuses what is kept, as it does of a device that was deleted and made anew, it is asked once more in
 * the same attempt. Only what it gives in its place is kept in its place.
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
    /** Given in the place of what was refused, and not logged in with since. If it is refused too, asking is of no use. */
    private volatile @Nullable LearntSecret replacement;

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
        this.keeping = runtime.newMailbox();
    }

    @Override
    public Transport create(Mailbox mailbox, TransportListener listener) {
        return new Attempt(mailbox, listener);
    }

    @Override
    public TransportCapabilities capabilities() {
        return capabilities;
    }

    /** What was given is kept even if nobody waits for it any more. */
    private CompletionStage<LearntSecret> keep(LearntSecret learnt) {
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
    }

    /** Asks for something else than what was refused. */
    private CompletionStage<LearntSecret> replace(LearntSecret refused, LinkFailure refusal) {
        CompletableFuture<LearntSecret> other = new CompletableFuture<>();
        registration.register(identity, productSecret).whenComplete((learnt, failure) -> {
            if (learnt == null) {
                other.completeExceptionally(notReplaced(failure, refusal));
            } else if (learnt.equals(refused)) {
                other.completeExceptionally(useless(refusal));
            } else {
                replacement = learnt;
                other.complete(learnt);
            }
        });
        return other.thenCompose(this::keep);
    }

    /** The platform's word on the registration where it says what helps. */
    private LinkFailure notReplaced(@Nullable Throwable failure, LinkFailure refusal) {
        return failure != null
                        && LinkFailure.causeOf(failure) instanceof LinkFailure known
                        && switch (known.reason()) {
                            case ALREADY_ACTIVATED, REGISTRATION_OFF, UNKNOWN_PRODUCT, UNKNOWN_DEVICE -> true;
                            default -> false;
                        }
                ? known
                : useless(refusal);
    }

    private LinkFailure useless(LinkFailure refusal) {
        return new AuthenticationFailure(
                Reason.LEARNT_SECRET,
                "The platform refuses what it has given " + identity + " to log in with, and gives nothing else: "
                        + refusal.getMessage());
    }

    private static boolean isOfTheSecret(LinkFailure refusal) {
        // The platform means the same by both.
        return refusal.reason() == Reason.BAD_CREDENTIALS || refusal.reason() == Reason.NOT_AUTHORIZED;
    }

    /** One attempt to connect: with what is kept, and with something else if that is refused. */
    private final class Attempt implements Transport, TransportListener {
        private final Mailbox mailbox;
        private final TransportListener listener;
        private volatile Transport present;
        private volatile boolean isCut;
        /** What is logged in with, if it was kept before. */
        private @Nullable LearntSecret kept;

        Attempt(Mailbox mailbox, TransportListener listener) {
            this.mailbox = mailbox;
            this.listener = listener;
            present = new LateTransport<>(
                    mailbox, this, this::learn, learnt -> ways.apply(learnt).create(mailbox, this));
        }

        private CompletionStage<LearntSecret> learn() {
            LearntSecret known = secrets.find(identity);
            kept = known;
            return known == null
                    ? registration.register(identity, productSecret).thenCompose(RegisteringTransports.this::keep)
                    : CompletableFuture.completedFuture(known);
        }

        @Override
        public void open() {
            present.open();
        }

        @Override
        public void opened() {
            kept = null;
            replacement = null;
            listener.opened();
        }

        @Override
        public void received(Message message, Runnable handled) {
            listener.received(message, handled);
        }

        @Override
        public void closed(LinkFailure reason) {
            LearntSecret refused = kept;
            kept = null;
            if (refused == null || !isOfTheSecret(reason)) {
                listener.closed(reason);
            } else if (refused.equals(replacement)) {
                listener.closed(useless(reason));
            } else {
                openAnew(refused, reason);
            }
        }

        private void openAnew(LearntSecret refused, LinkFailure refusal) {
            Transport second = new LateTransport<>(
                    mailbox,
                    this,
                    () -> replace(refused, refusal),
                    learnt -> ways.apply(learnt).create(mailbox, this));
            present = second;
            second.open();
            if (isCut) {
                second.cut();
            }
        }

        @Override
        public CompletionStage<?> publish(Message message, boolean repeated) {
            return present.publish(message, repeated);
        }

        @Override
        public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
            return present.subscribe(subscriptions);
        }

        @Override
        public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
            return present.unsubscribe(filters);
        }

        @Override
        public void close() {
            present.close();
        }

        @Override
        public void cut() {
            isCut = true;
            present.cut();
        }
    }
}
