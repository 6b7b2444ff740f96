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

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.property.report.PostListener;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what the platform refuses: each property and event once a code as a warning, all else at debug level. For any
 * thread.
 */
final class PostReport implements PostListener {
    private static final int MAX_TOLD = 2000;
    private static final int MAX_SHOWN = 20;

    private final Logger logger = LoggerFactory.getLogger(PostReport.class);

    private final DeviceIdentity identity;
    private final ThingReports reports;
    private final Set<Told> told = new HashSet<>();

    private record Told(String identifier, int code) {}

    /**
     * @param reports hear of refusals that are new
     */
    PostReport(DeviceIdentity identity, ThingReports reports) {
        this.identity = identity;
        this.reports = reports;
    }

    @Override
    public void refused(Set<String> identifiers, int code, String message) {
        List<String> news = identifiers.stream()
                .filter(identifier -> isNew(identifier, code))
                .sorted()
                .toList();
        String all = (news.isEmpty() ? identifiers.stream().sorted().toList() : news)
                .stream().limit(MAX_SHOWN).collect(Collectors.joining(", "));
        String text =
                "{}: the platform refuses {} with the code {} ({}). Compare the thing model in the console with the "
                        + "one that openHAB has";
        if (news.isEmpty()) {
            logger.debug(text, identity, all, code, ForeignText.line(message));
        } else {
            logger.warn(text, identity, all, code, ForeignText.line(message));
            reports.refused("model", Integer.toString(code), "The platform refuses " + all + ": " + message);
        }
    }

    /** An event has been posted, or not. */
    void ended(String event, @Nullable AlinkReply reply, @Nullable Throwable failure) {
        if (reply == null) {
            String text = "{}: the event {} is lost: {}. Events are not kept for the next connection";
            if (isNew(event, 0)) {
                logger.warn(text, identity, ForeignText.line(event), ForeignText.reasons(failure));
            } else {
                logger.debug(text, identity, ForeignText.line(event), ForeignText.reasons(failure));
            }
        } else if (!reply.isSuccess()) {
            refused(Set.of(event), reply.code(), reply.message());
        }
    }

    private boolean isNew(String identifier, int code) {
        synchronized (told) {
            return told.size() < MAX_TOLD && told.add(new Told(identifier, code));
        }
    }
}
