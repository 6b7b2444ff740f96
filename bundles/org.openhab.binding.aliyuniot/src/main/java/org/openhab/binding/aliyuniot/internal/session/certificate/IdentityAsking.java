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
package org.openhab.binding.aliyuniot.internal.session.certificate;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.IdentityQuestion;
import org.openhab.binding.aliyuniot.internal.config.TransportMeans;
import org.openhab.binding.aliyuniot.internal.report.FailureStatus;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks which device a thing is that has a certificate and no names, once a minute, until that is known or the life of its
 * handler is over. What goes wrong is the status of the thing. For any thread.
 */
public final class IdentityAsking {
    private static final long PAUSE_SECONDS = 60;

    private final Logger logger = LoggerFactory.getLogger(IdentityAsking.class);

    private final IdentityQuestion question;
    private final TransportMeans means;
    private final ThingReports reports;
    private final ScheduledExecutorService scheduler;
    private final Consumer<DeviceIdentity> named;

    /**
     * @param reports of the life, with which the asking ends
     * @param scheduler where it may wait for the disk
     * @param named hears the answer, on the scheduler
     */
    public IdentityAsking(
            IdentityQuestion question,
            TransportMeans means,
            ThingReports reports,
            ScheduledExecutorService scheduler,
            Consumer<DeviceIdentity> named) {
        this.question = question;
        this.means = means;
        this.reports = reports;
        this.scheduler = scheduler;
        this.named = named;
    }

    /** Begins; does not wait. */
    public void begin() {
        reports.status(ThingStatus.UNKNOWN, ThingStatusDetail.NONE, null);
        scheduler.execute(this::ask);
    }

    private void ask() {
        if (reports.isClosed()) {
            return;
        }
        try {
            question.ask(means)
                    .whenComplete((identity, failure) -> scheduler.execute(() -> answered(identity, failure)));
        } catch (ConfigurationFailure e) {
            answered(null, e);
        }
    }

    private void answered(@Nullable DeviceIdentity identity, @Nullable Throwable failure) {
        if (reports.isClosed()) {
            return;
        }
        if (identity != null) {
            named.accept(identity);
            return;
        }
        if (failure != null && LinkFailure.causeOf(failure) instanceof LinkFailure known) {
            logger.debug("It is not known yet which device it is: {}", known.getMessage());
            FailureStatus status = FailureStatus.of(known, question);
            reports.status(ThingStatus.OFFLINE, status.detail(), status.text());
        } else {
            logger.error("It could not be asked which device it is", failure);
            reports.status(ThingStatus.OFFLINE, ThingStatusDetail.HANDLER_INITIALIZING_ERROR, FailureStatus.FAULT);
        }
        scheduler.schedule(this::ask, PAUSE_SECONDS, TimeUnit.SECONDS);
    }
}
