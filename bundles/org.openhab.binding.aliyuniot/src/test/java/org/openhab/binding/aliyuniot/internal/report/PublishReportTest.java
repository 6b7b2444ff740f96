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

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.CompletionException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.LoggerFactory;

@NonNullByDefault({})
class PublishReportTest {
    private static final Message MESSAGE = new Message(new Topic("/a/b/user/update"), new byte[3], Qos.AT_LEAST_ONCE);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final PublishReport report = new PublishReport();

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(PublishReport.class)).addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(PublishReport.class)).detachAppender(log);
    }

    private long warnings() {
        return log.list.stream().filter(line -> line.getLevel() == Level.WARN).count();
    }

    @Test
    void aFullQueueIsToldOnceForEachTimeWithoutAConnection() {
        QuotaFailure full = new QuotaFailure(LinkFailure.Reason.QUEUE_FULL, "It is full");
        report.notSent(MESSAGE, full);
        report.notSent(MESSAGE, new CompletionException(full));
        assertThat(warnings()).isEqualTo(1);
        assertThat(log.list.get(0).getFormattedMessage()).contains("/a/b/user/update", "is not sent: It is full");

        report.online();
        report.notSent(MESSAGE, full);
        assertThat(warnings()).isEqualTo(2);
    }

    @Test
    void aMessageThatIsTooLargeIsToldEachTime() {
        QuotaFailure large = new QuotaFailure(LinkFailure.Reason.PAYLOAD_TOO_LARGE, "It is too large");
        report.notSent(MESSAGE, large);
        report.notSent(MESSAGE, large);

        assertThat(warnings()).isEqualTo(2);
    }

    @Test
    void aClosedSessionIsNoReasonForAWarning() {
        report.notSent(MESSAGE, new NetworkFailure(LinkFailure.Reason.CLOSED, "It is closed"));

        assertThat(warnings()).isZero();
    }
}
