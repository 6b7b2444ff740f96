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
package org.openhab.binding.aliyuniot.link.shadow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;

/**
 * Requests of users that wait for their turn. Only on the mailbox of its shadow.
 */
final class WaitingRequests {
    private final Deque<ShadowRequest> requests = new ArrayDeque<>();

    /** Has a request wait, or fail if there are too many. */
    void add(ShadowRequest request) {
        if (requests.size() >= DeviceShadow.MAX_WAITING) {
            request.fail(new QuotaFailure(
                    LinkFailure.Reason.OPEN_REQUESTS,
                    DeviceShadow.MAX_WAITING + " requests about the shadow wait already; ask again later"));
        } else {
            requests.addLast(request);
        }
    }

    /** It is the next one again. */
    void putBack(ShadowRequest request) {
        requests.addFirst(request);
    }

    @Nullable
    ShadowRequest first() {
        return requests.peekFirst();
    }

    void removeFirst() {
        requests.removeFirst();
    }

    /** Ends all. */
    void fail(Throwable failure) {
        List<ShadowRequest> ended = List.copyOf(requests);
        requests.clear();
        ended.forEach(request -> request.fail(failure));
    }

    /** Ends those that change the shadow. */
    void failChanges(Throwable failure) {
        List<ShadowRequest> ended =
                requests.stream().filter(ShadowRequest::changes).toList();
        requests.removeAll(ended);
        ended.forEach(request -> request.fail(failure));
    }
}
