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
package org.openhab.standin.host.item;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.events.ThingEventFactory;
import org.openhab.standin.host.item.EventBus.EventLog;
import org.openhab.standin.host.yaml.YamlContent.ItemEntry;
import org.slf4j.LoggerFactory;

@NonNullByDefault({})
class EventLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("openhab.event");
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        events.start();
        logger.addAppender(events);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(events);
        logger.setLevel(null);
    }

    @Test
    void writesATriggerWithItsChannelAndPayload() {
        EventLog.triggered(new ChannelUID("magic:lamp:one:button"), "{\"pressed\":2}");

        assertThat(events.list)
                .singleElement()
                .hasToString("[INFO] magic:lamp:one:button triggered {\"pressed\":2}")
                .extracting(ILoggingEvent::getLoggerName)
                .isEqualTo("openhab.event.ChannelTriggeredEvent");
    }

    @Test
    void writesChangesOfAnItemAndNoRepetition() {
        HostItem item = new HostItem(
                new ItemEntry("Lamp", "Switch", null, null, null, null, List.of(), List.of(), Map.of(), Map.of()));

        item.update(OnOffType.ON);
        item.update(OnOffType.ON);

        assertThat(events.list).singleElement().hasToString("[INFO] Item 'Lamp' changed from NULL to ON");
    }

    @Test
    void writesAStatusWithDetailAndSentence() {
        EventLog.event(ThingEventFactory.createStatusInfoChangedEvent(
                new ThingUID("magic:lamp:one"),
                new ThingStatusInfo(ThingStatus.OFFLINE, ThingStatusDetail.COMMUNICATION_ERROR, "No answer."),
                new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null)));

        assertThat(events.list)
                .singleElement()
                .hasToString("[INFO] Thing 'magic:lamp:one' changed from ONLINE to "
                        + "OFFLINE (COMMUNICATION_ERROR): No answer.")
                .extracting(ILoggingEvent::getLoggerName)
                .isEqualTo("openhab.event.ThingStatusInfoChangedEvent");
    }
}
