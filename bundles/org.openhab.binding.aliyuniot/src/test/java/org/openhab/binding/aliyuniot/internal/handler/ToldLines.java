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
package org.openhab.binding.aliyuniot.internal.handler;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.slf4j.LoggerFactory;

/** All that the binding tells, every logger at its lowest level, and what a test adds to it. */
@NonNullByDefault({})
final class ToldLines implements AutoCloseable {
    /** What steers a reader. */
    static final String STEERING = "\u009B31m\u0085\u2028\u202E\u2066\u200B\u001B[2J";

    /** In any log line but those of tables that libraries print, of which the ends of lines are not looked at. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}]|[\\p{Cc}&&[^\\n\\r\\t]]");

    /** In JSON and in addresses; what CoAP itself calls a token only tells requests apart. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"(token|sign|password)\\\\?\"\\s*:\\s*\\\\?\"[^\"*]{6,}|[?&](?i:signature|sign|token)=[^&*]{6,}");

    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final List<Restore> restores = new ArrayList<>();

    private record Restore(Logger logger, Level level) {}

    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (!isOfTheBinding(event.getLoggerName(), event.getThreadName())) {
                return;
            }
            told.add(event.getLoggerName() + ": " + event.getFormattedMessage());
            for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                told.add(event.getLoggerName() + ": " + thrown.getClassName() + ": " + thrown.getMessage());
            }
        }
    };

    private final Handler jdkListener = new Handler() {
        @Override
        public void publish(LogRecord message) {
            if (!isOfTheBinding(
                    String.valueOf(message.getLoggerName()),
                    Thread.currentThread().getName())) {
                return;
            }
            told.add(message.getLoggerName() + ": " + message.getMessage()
                    + (message.getParameters() == null ? "" : Arrays.asList(message.getParameters()))
                    + (message.getThrown() == null ? "" : message.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final java.util.logging.Logger jdkRoot = LogManager.getLogManager().getLogger("");
    private final java.util.logging.Level jdkLevel = jdkRoot.getLevel();

    ToldLines() {
        Logger root = root();
        for (Logger logger : root.getLoggerContext().getLoggerList()) {
            if (logger.getLevel() != null) {
                restores.add(new Restore(logger, logger.getLevel()));
                logger.setLevel(Level.TRACE);
            }
        }
        listener.setContext(root.getLoggerContext());
        listener.start();
        root.addAppender(listener);
        jdkListener.setLevel(java.util.logging.Level.ALL);
        jdkRoot.setLevel(java.util.logging.Level.ALL);
        jdkRoot.addHandler(jdkListener);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** The emulator, which knows all secrets, and the test are in the same process, and use some of the same libraries. */
    private static boolean isOfTheBinding(String logger, String thread) {
        return logger.startsWith("org.openhab.binding")
                || thread.startsWith(EmulatedCloud.THREADS)
                || thread.contains("thingHandler");
    }

    void add(String line) {
        told.add(line);
    }

    List<String> all() {
        return List.copyOf(told);
    }

    /** Lines with a secret, a token, or what steers a reader. */
    List<String> unfit(String... secrets) {
        return told.stream()
                .filter(line -> TOKEN.matcher(line).find()
                        || UNFIT.matcher(line).find()
                        || Stream.of(secrets).anyMatch(line.toLowerCase(Locale.ROOT)::contains))
                .toList();
    }

    @Override
    public void close() {
        jdkRoot.removeHandler(jdkListener);
        jdkRoot.setLevel(jdkLevel);
        root().detachAppender(listener);
        restores.forEach(restore -> restore.logger().setLevel(restore.level()));
    }
}
