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
package org.openhab.standin.replay;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.slf4j.LoggerFactory;

/** Catches what openHAB's classes log at WARN and ERROR, in the form of the recordings. */
public final class LoggedLines implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("org.openhab.core");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    public LoggedLines() {
        appender.start();
        logger.addAppender(appender);
    }

    /** Puts the lines since the last call into the outcome, if there are any. */
    public void addTo(JsonObject outcome, String name) {
        JsonArray lines = new JsonArray();
        for (ILoggingEvent event : appender.list) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                JsonObject line = new JsonObject();
                line.addProperty("level", event.getLevel().toString());
                line.addProperty(
                        "logger",
                        event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1));
                line.addProperty("message", event.getFormattedMessage());
                lines.add(line);
            }
        }
        appender.list.clear();
        if (!lines.isEmpty()) {
            outcome.add(name, lines);
        }
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        appender.stop();
    }
}
