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
package org.openhab.binding.aliyuniot.internal.devicelog;

import java.time.Instant;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.report.ThingFollower;
import org.openhab.binding.aliyuniot.link.devicelog.LogEntry;
import org.openhab.binding.aliyuniot.link.devicelog.LogLevel;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;

/**
 * Makes log entries of what happens to a thing: each change of its status, with the sentence that users see in English,
 * and what is refused. For any thread.
 */
final class ThingEntries implements ThingFollower {
    private static final String MODULE = "thing";

    private final Consumer<LogEntry> log;
    private @Nullable Shown last;

    private record Shown(
            ThingStatus status,
            ThingStatusDetail detail,
            @Nullable String text) {}

    /**
     * @param log takes the entries, and does not wait
     */
    ThingEntries(Consumer<LogEntry> log) {
        this.log = log;
    }

    @Override
    public void status(ThingStatus status, ThingStatusDetail detail, @Nullable String text) {
        Shown shown = new Shown(status, detail, text);
        synchronized (this) {
            if (shown.equals(last)) {
                return;
            }
            last = shown;
        }
        String kind = status + (detail == ThingStatusDetail.NONE ? "" : " (" + detail + ")");
        LocalizedText.Reference reference = text == null ? null : LocalizedText.parse(text);
        String sentence = reference == null ? text : EnglishTexts.sentence(reference);
        log.accept(new LogEntry(
                Instant.now(),
                level(status, detail),
                MODULE,
                reference == null ? "status" : reference.key(),
                sentence == null ? kind : kind + ": " + sentence));
    }

    private static LogLevel level(ThingStatus status, ThingStatusDetail detail) {
        if (status != ThingStatus.OFFLINE) {
            return LogLevel.INFO;
        }
        return switch (detail) {
            case CONFIGURATION_ERROR, HANDLER_INITIALIZING_ERROR -> LogLevel.ERROR;
            case FIRMWARE_UPDATING -> LogLevel.INFO;
            default -> LogLevel.WARN;
        };
    }

    @Override
    public void refused(String module, String code, String sentence) {
        log.accept(new LogEntry(Instant.now(), LogLevel.WARN, module, code, sentence));
    }
}
