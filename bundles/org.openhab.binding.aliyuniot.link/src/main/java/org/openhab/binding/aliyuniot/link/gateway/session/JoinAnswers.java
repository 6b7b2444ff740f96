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

import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.Refusal;
import org.openhab.binding.aliyuniot.link.gateway.session.JoinQueue.Batch;
import org.openhab.binding.aliyuniot.link.gateway.session.JoinRequests.Outcome;
import org.openhab.binding.aliyuniot.link.gateway.session.Member.State;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;

/**
 * What the platform's answer to a request means for each sub-device in it: the next step, the same one in smaller company,
 * or the end of this attempt. Belongs to the mailbox of the logins.
 */
final class JoinAnswers {
    private final KnownTopology known;
    private final JoinRequests requests;
    private final JoinResults results;
    private final Consumer<Member> waiting;
    private final Consumer<Member> leaving;

    /**
     * @param waiting has one wait for its next step
     * @param leaving has one logged out
     */
    JoinAnswers(
            KnownTopology known,
            JoinRequests requests,
            JoinResults results,
            Consumer<Member> waiting,
            Consumer<Member> leaving) {
        this.known = known;
        this.requests = requests;
        this.results = results;
        this.waiting = waiting;
        this.leaving = leaving;
    }

    /** Hears of all that were asked for; one of the last two is null. */
    void answered(Batch batch, @Nullable Outcome outcome, @Nullable Throwable failure) {
        int size = batch.members().size();
        for (Member member : batch.members()) {
            if (outcome == null) {
                failed(member, failure);
            } else if (outcome.reply().isSuccess()) {
                succeeded(batch.step(), member, size, outcome);
            } else if (size > 1 && !isOfThePlatform(outcome.reply().code())) {
                member.inSmallerCompany(size);
                again(member);
            } else {
                refused(batch.step(), member, outcome);
            }
        }
    }

    private void failed(Member member, @Nullable Throwable failure) {
        if (isOfTheLine(failure)) {
            again(member);
            return;
        }
        Throwable cause = failure == null ? new IllegalStateException() : LinkFailure.causeOf(failure);
        results.failed(
                member,
                cause instanceof LinkFailure link
                        ? link
                        : new NetworkFailure(
                                Reason.CONNECTION_LOST,
                                "A request for the sub-device " + member + " broke off",
                                cause));
    }

    /** Whether the gateway is not connected, or has too much to ask at the moment. */
    static boolean isOfTheLine(@Nullable Throwable failure) {
        return failure != null
                && LinkFailure.causeOf(failure) instanceof LinkFailure link
                && (link.reason() == Reason.NOT_CONNECTED
                        || link.reason() == Reason.CONNECTION_LOST
                        || link.reason() == Reason.OPEN_REQUESTS);
    }

    /** Whether a code says nothing of those that the request was for. */
    private static boolean isOfThePlatform(int code) {
        return code == Refusal.TOO_OFTEN.code()
                || code == Refusal.SERVER_ERROR.code()
                || code == Refusal.SYSTEM_ERROR.code();
    }

    private void succeeded(JoinStep step, Member member, int size, Outcome outcome) {
        if (!outcome.done().contains(member.device.identity())) {
            if (size > 1) {
                member.company = 1;
                again(member);
            } else {
                results.failed(
                        member,
                        new ProtocolFailure(
                                Reason.MALFORMED_PACKET,
                                "The platform's answer to " + step.of(member) + " has nothing for it"));
            }
            return;
        }
        if (step == JoinStep.LOGIN) {
            member.company = Member.ANY_COMPANY;
            member.held = false;
            if (member.joiner == null) {
                leaving.accept(member);
            } else {
                member.state = State.IN;
                results.loggedIn(member);
            }
            return;
        }
        if (step == JoinStep.TOPOLOGY) {
            known.add(member.device.identity());
            member.added = true;
        } else {
            member.registered = true;
            DeviceSecret refused = member.refused;
            if (refused != null) {
                registeredAnew(step, member, refused);
                return;
            }
        }
        again(member);
    }

    private void registeredAnew(JoinStep step, Member member, DeviceSecret refused) {
        if (refused.equals(requests.secretOf(member.device))) {
            results.failed(
                    member,
                    new AuthenticationFailure(
                            Reason.LEARNT_SECRET,
                            "The platform refuses the secret that it has given the sub-device " + member + ", and "
                                    + step.of(member) + " gives the same again"));
        } else {
            member.company = Member.ANY_COMPANY;
            again(member);
        }
    }

    private void refused(JoinStep step, Member member, Outcome outcome) {
        member.company = 1;
        int code = outcome.reply().code();
        if (code == Refusal.NO_RELATION.code()) {
            known.remove(member.device.identity());
            if (step == JoinStep.LOGIN && member.mayBeAdded() && !member.added) {
                again(member);
                return;
            }
        }
        LinkFailure refusal = Refusal.of(code, step.of(member), outcome.reply().message());
        if (refusal.reason() == Reason.BAD_CREDENTIALS && step.isSigned() && member.mayRegisterAnew()) {
            // The device may have been made anew on the platform, with another secret.
            member.refused = requests.secretOf(member.device);
            member.registered = true;
            again(member);
        } else {
            results.failed(member, refusal);
        }
    }

    private void again(Member member) {
        if (member.joiner == null) {
            results.out(member);
        } else {
            waiting.accept(member);
        }
    }
}
