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
package org.openhab.binding.aliyuniot.internal.session.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.core.thing.ChannelUID;

/**
 * Waits for what items of other bindings become by a set of the platform, {@link #PATIENCE} at most. Only on the mailbox
 * that it gets; nothing waits for it.
 */
final class Confirmations {
    /** A lamp that says nothing for this long has not obeyed. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Timer timer;
    private final Executor mailbox;
    private final BiConsumer<String, Set<ChannelUID>> expired;
    private final Map<String, Awaited> awaited = new HashMap<>();

    /** What a set still waits for. */
    private static final class Awaited {
        private final Set<ChannelUID> channels = new HashSet<>();
        private Runnable cancel = () -> {};
    }

    /**
     * @param mailbox on which all of this happens
     * @param expired gets the property, and the channels whose items have said nothing
     */
    Confirmations(Timer timer, Executor mailbox, BiConsumer<String, Set<ChannelUID>> expired) {
        this.timer = timer;
        this.mailbox = mailbox;
        this.expired = expired;
    }

    /** Waits for the items of channels from now on, also for those of an earlier set of the property. */
    void await(String identifier, Set<ChannelUID> channels) {
        Awaited next = new Awaited();
        next.channels.addAll(channels);
        @Nullable Awaited former = awaited.put(identifier, next);
        if (former != null) {
            former.cancel.run();
            next.channels.addAll(former.channels);
        }
        next.cancel = timer.after(PATIENCE, () -> mailbox.execute(() -> expire(identifier, next)));
    }

    private void expire(String identifier, Awaited late) {
        if (awaited.remove(identifier, late)) {
            expired.accept(identifier, late.channels);
        }
    }

    boolean isAwaited(String identifier) {
        return awaited.containsKey(identifier);
    }

    /**
     * The item of a channel has become something.
     *
     * @return whether that was the last one that the property waited for
     */
    boolean said(String identifier, ChannelUID channel) {
        @Nullable Awaited set = awaited.get(identifier);
        if (set == null || !set.channels.remove(channel) || !set.channels.isEmpty()) {
            return false;
        }
        set.cancel.run();
        awaited.remove(identifier);
        return true;
    }

    /** Waits for nothing more. */
    void clear() {
        awaited.values().forEach(set -> set.cancel.run());
        awaited.clear();
    }
}
