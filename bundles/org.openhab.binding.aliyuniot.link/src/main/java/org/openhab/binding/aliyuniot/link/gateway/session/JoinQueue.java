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
package org.openhab.binding.aliyuniot.link.gateway.session;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The sub-devices that wait for their next step, in order. Belongs to the mailbox of the logins.
 */
final class JoinQueue {
    private final Set<Member> waiting = new LinkedHashSet<>();
    private long untilNext;

    /** Sub-devices that take the same step in one request. */
    record Batch(JoinStep step, List<Member> members) {}

    void add(Member member) {
        waiting.add(member);
    }

    void remove(Member member) {
        waiting.remove(member);
    }

    void clear() {
        waiting.clear();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    List<Member> all() {
        return List.copyOf(waiting);
    }

    /**
     * Takes those out that go next: the first one that may go, and others with the same step that may go with it.
     *
     * @param stepOf what each of them lacks
     * @param now as {@link System#nanoTime()}
     * @return null if none may go now; {@link #untilNext()} says when
     */
    @Nullable
    Batch next(Function<Member, JoinStep> stepOf, long now) {
        List<Member> members = new ArrayList<>();
        JoinStep step = null;
        int company = 0;
        untilNext = Long.MAX_VALUE;
        Iterator<Member> all = waiting.iterator();
        while (all.hasNext()) {
            Member member = all.next();
            JoinStep own = stepOf.apply(member);
            long wait = own == JoinStep.LOGIN ? member.untilLogin(now) : 0;
            if (wait > 0) {
                untilNext = Math.min(untilNext, wait);
            } else if (step == null || step == own && company == member.company) {
                step = own;
                company = member.company;
                members.add(member);
                all.remove();
                if (members.size() >= Math.min(company, step.most())) {
                    break;
                }
            }
        }
        return step == null ? null : new Batch(step, members);
    }

    /** Nanoseconds until one may log in that might not when it was asked last; {@link Long#MAX_VALUE} if none waits so. */
    long untilNext() {
        return untilNext;
    }
}
