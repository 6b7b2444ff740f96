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
package org.openhab.binding.aliyuniot.link.diagnosis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the platform of the device's network with each connection and now and then (chapter "Device network status"):
 * requests on {@code _thing/diag/post}, up, with QoS 1; that the platform has taken one comes back on {@code …_reply}, which
 * is how long the way is that the next one tells. One report at a time; what fails is not made up for. For any thread.
 */
public final class NetworkReports implements SessionFeature {
    private final Logger logger = LoggerFactory.getLogger(NetworkReports.class);

    private final Supplier<SessionStatistics> statistics;
    private final AlinkRequests requests;
    private final Runnable stop;
    private boolean underway;
    private @Nullable Long roundTrip;
    private long unanswered;

    /**
     * Best before the session starts, so that its replies are subscribed in time.
     *
     * @param period between two reports
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public NetworkReports(
            LinkRuntime runtime, Supplier<SessionStatistics> statistics, AlinkRequests requests, Duration period)
            throws ConfigurationFailure {
        this.statistics = statistics;
        this.requests = requests;
        requests.expectReplies(SystemTopic.DIAG_POST);
        stop = runtime.every(period, this::report);
    }

    @Override
    public void online() {
        report();
    }

    private void report() {
        NetworkReport report;
        synchronized (this) {
            if (underway) {
                return;
            }
            underway = true;
            report = new NetworkReport(System.currentTimeMillis(), statistics.get(), roundTrip, unanswered);
        }
        long begun = System.nanoTime();
        requests.request(SystemTopic.DIAG_POST, report.toParams())
                .whenComplete((reply, failure) -> ended(begun, reply, failure));
    }

    private synchronized void ended(long begun, @Nullable AlinkReply reply, @Nullable Throwable failure) {
        underway = false;
        if (reply != null) {
            roundTrip = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            if (!reply.isSuccess()) {
                logger.debug("The platform refuses a report of the network: {} {}", reply.code(), reply.message());
            }
        } else {
            if (failure instanceof LinkFailure known && known.reason() == Reason.TIMEOUT) {
                unanswered++;
            }
            logger.debug("A report of the network fails: {}", ForeignText.reasons(failure));
        }
    }

    /** Reports nothing more. */
    @Override
    public void close() {
        stop.run();
    }
}
