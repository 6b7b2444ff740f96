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

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.gateway.session.JoinQueue.Batch;
import org.openhab.binding.aliyuniot.link.gateway.session.Member.State;
import org.openhab.binding.aliyuniot.link.gateway.topology.Topology;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.session.outgoing.SlidingWindow;

/**
 * Takes waiting sub-devices through secret, topology and login, in requests of many at a time and never more than
 * {@value #REQUESTS_A_SECOND} of them a second, however many come back after a cut. Belongs to the mailbox of the logins.
 */
final class JoinAttempts {
    /** So that 50 a request make the 200 logins a second that the platform takes of a gateway (chapter "Limits"). */
    static final int REQUESTS_A_SECOND = 4;

    private static final long SECOND = Duration.ofMillis(1050).toNanos();
    private static final int MAX_OPEN = 4;
    /** For those that come together to go together. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LinkRuntime runtime;
    private final Mailbox mailbox;
    private final Topology topology;
    private final JoinRequests requests;
    private final JoinResults results;
    private final JoinAnswers answers;
    private final JoinQueue queue = new JoinQueue();
    private final Set<Member> leaving = new LinkedHashSet<>();
    private final SlidingWindow pace = new SlidingWindow(REQUESTS_A_SECOND, SECOND);
    private final KnownTopology known = new KnownTopology();

    private boolean online;
    /** Which connection of the gateway a reply belongs to. */
    private int connection;
    /** Requests on their way. */
    private int open;

    /** When it goes on, as {@link System#nanoTime()}, and what calls that off; null while nothing is planned. */
    private long pumpAt;

    private @Nullable Runnable cancelPump;

    JoinAttempts(LinkRuntime runtime, Mailbox mailbox, Topology topology, JoinRequests requests, JoinResults results) {
        this.runtime = runtime;
        this.mailbox = mailbox;
        this.topology = topology;
        this.requests = requests;
        this.results = results;
        this.answers = new JoinAnswers(known, requests, results, this::wait, this::leave);
    }

    /** Who belongs to the gateway. */
    KnownTopology known() {
        return known;
    }

    void add(Member member) {
        wait(member);
        pumpLater(GATHERING);
    }

    private void wait(Member member) {
        member.state = State.WAITING;
        queue.add(member);
    }

    void remove(Member member) {
        queue.remove(member);
        leaving.remove(member);
    }

    void leave(Member member) {
        member.state = State.LEAVING;
        leaving.add(member);
        pumpLater(GATHERING);
    }

    void online() {
        online = true;
        pumpLater(GATHERING);
    }

    /** The gateway's connection is gone; those who wait go on waiting, whatever was asked is answered no more. */
    void offline() {
        online = false;
        connection++;
        open = 0;
        known.unknown();
        leaving.clear();
    }

    /** Goes on after a time at the latest. */
    private void pumpLater(Duration delay) {
        long at = System.nanoTime() + delay.toNanos();
        Runnable planned = cancelPump;
        if (planned != null) {
            if (pumpAt - at <= 0) {
                return;
            }
            planned.run();
        }
        pumpAt = at;
        cancelPump = runtime.after(
                delay,
                () -> mailbox.execute(() -> {
                    // One that was called off too late plans nothing anew and does no harm.
                    if (System.nanoTime() - pumpAt >= 0) {
                        cancelPump = null;
                    }
                    pump();
                }));
    }

    private void pump() {
        while (online && open < MAX_OPEN && !(queue.isEmpty() && leaving.isEmpty())) {
            long now = System.nanoTime();
            long wait = pace.untilAllowed(now);
            if (wait > 0) {
                pumpLater(Duration.ofNanos(wait));
                return;
            }
            if (!leaving.isEmpty()) {
                pace.happened(now);
                askLogout();
                continue;
            }
            if (!known.isKnown()) {
                if (open == 0) {
                    pace.happened(now);
                    askTopology();
                }
                return;
            }
            refuseStrangers();
            Batch batch = queue.next(this::stepOf, now);
            if (batch == null) {
                if (!queue.isEmpty()) {
                    pumpLater(Duration.ofNanos(queue.untilNext()));
                }
                return;
            }
            pace.happened(now);
            ask(batch, now);
        }
    }

    private JoinStep stepOf(Member member) {
        DeviceSecret secret = requests.secretOf(member.device);
        if (secret == null || secret.equals(member.refused)) {
            return member.device.productSecret() == null ? JoinStep.REGISTRATION : JoinStep.PRODUCT_REGISTRATION;
        }
        return known.has(member.device.identity()) ? JoinStep.LOGIN : JoinStep.TOPOLOGY;
    }

    private void refuseStrangers() {
        for (Member member : queue.all()) {
            if (!member.mayBeAdded() && stepOf(member) == JoinStep.TOPOLOGY) {
                queue.remove(member);
                results.failed(member, stranger(member));
            }
        }
    }

    private static AuthenticationFailure stranger(Member member) {
        return member.removed
                ? new AuthenticationFailure(
                        Reason.DEVICE_DELETED,
                        "The sub-device " + member
                                + " was taken from the gateway on the platform; remove it here, or add"
                                + " it there again")
                : new AuthenticationFailure(
                        Reason.NOT_IN_TOPOLOGY,
                        "The sub-device " + member + " does not belong to the gateway; add it there in the console, or"
                                + " have it added");
    }

    private void askTopology() {
        int on = connection;
        open++;
        topology.get()
                .whenComplete((devices, failure) -> mailbox.execute(() -> {
                    if (on != connection) {
                        return;
                    }
                    open--;
                    if (devices != null) {
                        known.told(devices);
                        pump();
                    } else if (JoinAnswers.isOfTheLine(failure)) {
                        pumpLater(PAUSE);
                    } else {
                        known.assume();
                        pump();
                    }
                }));
    }

    private void askLogout() {
        Member first = leaving.iterator().next();
        List<Member> members = leaving.stream()
                .filter(member -> (member.company == 1) == (first.company == 1))
                .limit(first.company == 1 ? 1 : SubDeviceLogin.MAX_A_REQUEST)
                .toList();
        List<DeviceIdentity> names =
                members.stream().map(member -> member.device.identity()).toList();
        members.forEach(leaving::remove);
        int on = connection;
        open++;
        requests.logout(names)
                .whenComplete((reply, failure) -> mailbox.execute(() -> {
                    if (on == connection) {
                        open--;
                        boolean refused = reply != null && !reply.isSuccess() && members.size() > 1;
                        members.stream()
                                .filter(member -> member.state == State.LEAVING)
                                .forEach(member -> loggedOut(member, refused));
                        pump();
                    }
                }));
    }

    /** Whatever came of one alone: a login that has stayed is replaced by the next one. */
    private void loggedOut(Member member, boolean refused) {
        if (refused) {
            // One of them was not logged in any more, so that none is logged out.
            member.company = 1;
            leaving.add(member);
        } else {
            member.company = Member.ANY_COMPANY;
            results.out(member);
        }
    }

    private void ask(Batch batch, long now) {
        int on = connection;
        open++;
        batch.members().forEach(member -> {
            member.state = State.ASKED;
            if (batch.step() == JoinStep.LOGIN) {
                member.logsIn(now);
            }
        });
        requests.ask(batch)
                .whenComplete((outcome, failure) -> mailbox.execute(() -> {
                    if (on == connection) {
                        open--;
                        answers.answered(batch, outcome, failure);
                        if (JoinAnswers.isOfTheLine(failure)) {
                            pumpLater(PAUSE);
                        } else {
                            pump();
                        }
                    }
                }));
    }
}
