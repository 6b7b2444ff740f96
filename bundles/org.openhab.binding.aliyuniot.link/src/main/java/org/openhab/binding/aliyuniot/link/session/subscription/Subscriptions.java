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
package org.openhab.binding.aliyuniot.link.session.subscription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicRights;
import org.openhab.binding.aliyuniot.link.topic.TopicRouter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.ReplyTopics;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session wants to receive and who gets it. {@link #add} and what it returns may be called from any thread, the
 * rest belongs to the session's mailbox.
 */
public final class Subscriptions {
    /** Filters in one SUBSCRIBE packet (chapter "Limits"). */
    private static final int MAX_FILTERS_A_PACKET = 8;

    private final Logger logger = LoggerFactory.getLogger(Subscriptions.class);

    private final TopicRights rights;
    private final boolean receives;
    private final Mailbox mailbox;
    /** Where receivers run, who may take their time: only what this device receives then waits. */
    private final Mailbox deliveries;

    private final RefusedSubscriptions refusals;
    private final TopicRouter<Receiver> router = new TopicRouter<>();
    private final Map<TopicFilter, Qos> wanted = new LinkedHashMap<>();
    /** Wanted since this turn of the mailbox began, and asked at its end. */
    private final Set<TopicFilter> gathered = new LinkedHashSet<>();

    private @Nullable Transport transport;

    /** Equal to itself only, so that one listener can be added more than once. */
    private record Receiver(MessageListener listener) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * @param receives whether more can be subscribed than replies
     */
    public Subscriptions(
            TopicRights rights,
            boolean receives,
            Mailbox mailbox,
            Mailbox deliveries,
            Timer timer,
            Consumer<Set<TopicFilter>> refused) {
        this.rights = rights;
        this.receives = receives;
        this.mailbox = mailbox;
        this.deliveries = deliveries;
        this.refusals = new RefusedSubscriptions(timer, refused, this::askAgain);
    }

    /**
     * Subscribes now or with the next connection, and again after every reconnect.
     *
     * @return takes the listener out again; the last one of a filter unsubscribes it
     * @throws ConfigurationFailure if the platform would refuse the filter, or sends nothing over the session's protocol
     */
    public Runnable add(TopicFilter filter, Qos qos, MessageListener listener) throws ConfigurationFailure {
        rights.checkSubscribe(filter);
        if (!receives && !ReplyTopics.isAReplyTopic(filter)) {
            throw new ConfigurationFailure(
                    LinkFailure.Reason.PUBLISH_ONLY,
                    "The topic " + filter + " cannot be subscribed, because over CoAP and HTTPS the platform sends"
                            + " nothing but replies; over MQTT it can");
        }
        Receiver receiver = new Receiver(listener);
        mailbox.execute(() -> {
            router.add(filter, receiver);
            Qos known = wanted.get(filter);
            if (known == null || known.compareTo(qos) < 0) {
                wanted.put(filter, qos);
                gather(filter);
            }
        });
        return () -> mailbox.execute(() -> remove(filter, receiver));
    }

    private void remove(TopicFilter filter, Receiver receiver) {
        if (router.remove(filter, receiver)) {
            wanted.remove(filter);
            refusals.forget(filter);
            Transport open = transport;
            if (open != null) {
                open.unsubscribe(List.of(filter));
            }
        }
    }

    private void gather(TopicFilter filter) {
        if (transport != null) {
            if (gathered.isEmpty()) {
                mailbox.execute(this::askGathered);
            }
            gathered.add(filter);
        }
    }

    private void askGathered() {
        Transport open = transport;
        if (open != null) {
            askOnTheWay(open, gathered);
        }
        gathered.clear();
    }

    private void askAgain(Set<TopicFilter> refused) {
        Transport open = transport;
        if (open != null) {
            askOnTheWay(open, refused);
        }
    }

    /** Without an answer the connection is of no use any more; with the next one everything is asked again. */
    private void askOnTheWay(Transport open, Collection<TopicFilter> filters) {
        ask(open, filters).whenComplete((done, failure) -> {
            if (failure != null) {
                logger.debug("No answer to a subscription: {}", ForeignText.reasons(failure));
                open.close();
            }
        });
    }

    /** Subscribes everything on a fresh connection; ends when the platform has answered. */
    public CompletionStage<?> restore(Transport fresh) {
        transport = fresh;
        gathered.clear();
        return ask(fresh, wanted.keySet());
    }

    /** Asks in packets that the platform takes, and tells what it has refused when all are answered. */
    private CompletionStage<?> ask(Transport open, Collection<TopicFilter> filters) {
        List<Subscription> all = new ArrayList<>();
        for (TopicFilter filter : filters) {
            Qos qos = wanted.get(filter);
            if (qos != null) {
                all.add(new Subscription(filter, qos));
            }
        }
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MAX_FILTERS_A_PACKET) {
            List<Subscription> asked = all.subList(from, Math.min(all.size(), from + MAX_FILTERS_A_PACKET));
            answers.add(open.subscribe(asked)
                    .thenAccept(denied -> answered(open, asked, denied))
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenRun(() -> tell(open));
    }

    private void answered(Transport by, List<Subscription> asked, List<Subscription> denied) {
        if (transport == by) {
            refusals.answered(
                    asked,
                    denied.stream()
                            .filter(subscription -> wanted.containsKey(subscription.filter()))
                            .toList());
        }
    }

    private void tell(Transport by) {
        if (transport == by) {
            refusals.tell();
        }
    }

    public void lost() {
        transport = null;
        gathered.clear();
        refusals.reset();
    }

    /**
     * Hands a message to its receivers, on a worker.
     *
     * @param handled run on the mailbox when they are through with it
     */
    public void deliver(Message message, Runnable handled) {
        List<Receiver> receivers = router.route(message.topic());
        if (receivers.isEmpty()) {
            logger.debug("Nobody wants {}", message);
            handled.run();
        } else {
            deliveries.execute(() -> {
                tell(receivers, message);
                // Behind what the receivers gave to the session.
                mailbox.execute(handled);
            });
        }
    }

    private void tell(List<Receiver> receivers, Message message) {
        for (Receiver receiver : receivers) {
            ForeignCode.run(
                    logger,
                    "A receiver of " + message.topic(),
                    () -> receiver.listener().received(message));
        }
    }
}
