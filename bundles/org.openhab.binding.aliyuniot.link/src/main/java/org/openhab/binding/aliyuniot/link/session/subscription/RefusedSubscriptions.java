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

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Subscription;

/**
 * The subscriptions that the platform refuses at the moment, told when they change and asked again after a minute, two,
 * four and so on up to an hour. Belongs to the session's mailbox.
 */
final class RefusedSubscriptions {
    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);
    private static final Duration MAX_DELAY = Duration.ofHours(1);

    private final Timer timer;
    private final Consumer<Set<TopicFilter>> listener;
    private final Consumer<Set<TopicFilter>> askAgain;
    private final Set<TopicFilter> refused = new LinkedHashSet<>();
    private Set<TopicFilter> told = Set.of();
    private Duration delay = FIRST_DELAY;
    private boolean scheduled;
    private Runnable cancel = () -> {};

    /**
     * @param listener hears all that are refused whenever that changes
     * @param askAgain asks for all that are refused
     */
    RefusedSubscriptions(Timer timer, Consumer<Set<TopicFilter>> listener, Consumer<Set<TopicFilter>> askAgain) {
        this.timer = timer;
        this.listener = listener;
        this.askAgain = askAgain;
    }

    /** Notes an answer; {@link #tell()} follows. */
    void answered(List<Subscription> asked, List<Subscription> denied) {
        asked.forEach(subscription -> refused.remove(subscription.filter()));
        denied.forEach(subscription -> refused.add(subscription.filter()));
    }

    /** The filter is not wanted any more. */
    void forget(TopicFilter filter) {
        if (refused.remove(filter)) {
            tell();
        }
    }

    /** Tells what has changed, and asks again in a while. */
    void tell() {
        if (!refused.equals(told)) {
            told = Set.copyOf(refused);
            listener.accept(told);
        }
        if (refused.isEmpty()) {
            reset();
        } else if (!scheduled) {
            scheduled = true;
            cancel = timer.after(delay, this::ask);
            delay = delay.multipliedBy(2).compareTo(MAX_DELAY) < 0 ? delay.multipliedBy(2) : MAX_DELAY;
        }
    }

    private void ask() {
        if (scheduled) {
            scheduled = false;
            askAgain.accept(told);
        }
    }

    /** The connection is gone, and everything is asked with the next one. */
    void reset() {
        cancel.run();
        scheduled = false;
        delay = FIRST_DELAY;
    }
}
