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
package org.openhab.binding.aliyuniot.internal.report;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;

/**
 * Reports the status of a thing, and repeats it for a new thing object. An update of the firmware hides the status for
 * as long as it runs. For any thread.
 */
public final class StatusReport {
    private final ThingReports reports;

    private Collection<TopicFilter> refused = Set.of();
    private @Nullable Status last;
    private @Nullable String updating;
    private @Nullable String remark;
    private @Nullable String modelRemark;
    private @Nullable String certificateRemark;

    private record Status(
            ThingStatus status,
            ThingStatusDetail detail,
            @Nullable String text) {}

    public StatusReport(ThingReports reports) {
        this.reports = reports;
    }

    /** It is not known yet whether the device gets a connection. */
    public synchronized void connecting() {
        report(new Status(ThingStatus.UNKNOWN, ThingStatusDetail.NONE, null));
    }

    public synchronized void online() {
        String ofModel = modelRemark;
        String ofCertificate = certificateRemark;
        String text = refused.isEmpty()
                ? ofCertificate != null ? ofCertificate : ofModel == null ? remark : ofModel
                : FailureStatus.refusedText(
                        refused.stream().map(TopicFilter::value).sorted().toList());
        report(new Status(ThingStatus.ONLINE, ThingStatusDetail.NONE, text));
    }

    public synchronized void offline(ThingStatusDetail detail, @Nullable String text) {
        report(new Status(ThingStatus.OFFLINE, detail, text));
    }

    public synchronized void offline(FailureStatus failure) {
        offline(failure.detail(), failure.text());
    }

    /** The add-on itself has failed; the log says more. */
    public synchronized void fault() {
        offline(ThingStatusDetail.HANDLER_INITIALIZING_ERROR, LocalizedText.of("offline.fault", List.of()));
    }

    /** Names the refused subscriptions with the status, as soon as the device is online; the others work. */
    public synchronized void refused(Set<TopicFilter> filters) {
        refused = filters;
        Status known = last;
        if (known != null && known.status() == ThingStatus.ONLINE) {
            online();
        }
    }

    /**
     * Shows an update of the firmware for as long as it runs, whatever becomes of the connection meanwhile.
     *
     * @param text how far it is; {@code null} when it has ended
     */
    public synchronized void updating(@Nullable String text) {
        updating = text;
        repeat();
    }

    /** Stands with the status of a device that is online and has no trouble. */
    public synchronized void remark(@Nullable String text) {
        boolean other = !Objects.equals(remark, text);
        remark = text;
        showRemark(other);
    }

    /** As {@link #remark}, for what is to be said of the thing model, which comes first. */
    public synchronized void modelRemark(@Nullable String text) {
        boolean other = !Objects.equals(modelRemark, text);
        modelRemark = text;
        showRemark(other);
    }

    /** As {@link #remark}, for the certificate of the device, which comes first, as without it there is no connection. */
    public synchronized void certificateRemark(@Nullable String text) {
        boolean other = !Objects.equals(certificateRemark, text);
        certificateRemark = text;
        showRemark(other);
    }

    private void showRemark(boolean other) {
        Status known = last;
        if (other && known != null && known.status() == ThingStatus.ONLINE) {
            online();
        }
    }

    public synchronized void repeat() {
        Status known = last;
        if (known != null) {
            report(known);
        }
    }

    /** Under the lock, so that what is told again never comes after what is newer. */
    private void report(Status status) {
        last = status;
        String update = updating;
        if (update == null) {
            reports.status(status.status(), status.detail(), status.text());
        } else {
            reports.status(ThingStatus.OFFLINE, ThingStatusDetail.FIRMWARE_UPDATING, update);
        }
    }
}
