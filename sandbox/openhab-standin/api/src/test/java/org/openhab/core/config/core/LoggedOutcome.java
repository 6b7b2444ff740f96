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
package org.openhab.core.config.core;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.concurrent.Callable;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.standin.recordings.OutcomeComparison;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;
import org.slf4j.LoggerFactory;

/** Replays one recorded case: what came out and which warnings were logged. */
@NonNullByDefault({})
final class LoggedOutcome {
    private LoggedOutcome() {}

    static void assertSame(final RecordedCase recorded, final Callable<?> call) {
        final Logger logger = (Logger) LoggerFactory.getLogger("org.openhab.core");
        final ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        final JsonObject outcome;
        try {
            outcome = Outcomes.observe(call);
        } finally {
            logger.detachAppender(appender);
        }
        final JsonArray lines = new JsonArray();
        appender.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(LoggedOutcome::line)
                .forEach(lines::add);
        if (!lines.isEmpty() || recorded.expected().has("log")) {
            outcome.add("log", lines);
        }
        assertThat(OutcomeComparison.differences(recorded, named(outcome)))
                .as(recorded.call())
                .isEmpty();
    }

    private static JsonObject line(final ILoggingEvent event) {
        final JsonObject line = new JsonObject();
        line.addProperty("level", event.getLevel().toString());
        line.addProperty("logger", event.getLoggerName().replaceFirst(".*\\.", ""));
        line.addProperty("message", event.getFormattedMessage());
        return line;
    }

    /** Names the helper classes as the recordings do. */
    private static JsonElement named(final JsonObject outcome) {
        return JsonParser.parseString(outcome.toString()
                .replaceAll("org\\.openhab\\.core\\.config\\.core\\.ConfigurationClasses[.$]E\\b", "<enum E>")
                .replaceAll("(?:Outer\\$)?Made\\b", "<configuration class>"));
    }
}
