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
package org.openhab.binding.aliyuniot.link.service;

import java.time.Duration;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCalls;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;

/**
 * Hands the platform's calls of services to those who answer them, and answers itself with code 400 when nobody does in
 * time (chapter "Call device services"). One of these a device; for any thread.
 */
public final class ServiceCalls implements SessionFeature {
    /** Time for an answer that the platform does not wait for. */
    public static final Duration WITHIN = Duration.ofSeconds(60);

    private final AsynchronousCalls asynchronous;
    private final SynchronousCalls synchronous;

    /**
     * Best before the session starts, so that the topics are subscribed from the beginning.
     *
     * @param calls the device's own, which hand calls of services to nobody else from now on
     * @param within time for an answer; calls that the platform waits for have {@link RrpcCalls#MAX_WITHIN} at most
     * @throws IllegalArgumentException if the time is shorter than {@link RrpcCalls#MIN_WITHIN}
     * @throws ConfigurationFailure if the device's names make a topic longer than the platform takes
     */
    public ServiceCalls(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            RrpcCalls calls,
            Duration within,
            ServiceListener listener)
            throws ConfigurationFailure {
        Duration waiting = within.compareTo(RrpcCalls.MAX_WITHIN) > 0 ? RrpcCalls.MAX_WITHIN : within;
        synchronous = new SynchronousCalls(identity, calls, waiting, listener);
        asynchronous = new AsynchronousCalls(runtime, identity, session, within, listener);
    }

    /** Takes no more calls and answers those that are open. */
    @Override
    public void close() {
        synchronous.close();
        asynchronous.close();
    }
}
