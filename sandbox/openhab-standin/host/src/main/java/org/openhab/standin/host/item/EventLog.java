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

import org.openhab.core.events.Event;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what happens as openHAB's {@code events.log} tells it; each kind of event has a logger of its own. */
public final class EventLog {
    private static final Logger COMMAND = logger("ItemCommandEvent");
    private static final Logger PREDICTED = logger("ItemStatePredictedEvent");
    private static final Logger CHANGED = logger("ItemStateChangedEvent");
    private static final Logger TRIGGERED = logger("ChannelTriggeredEvent");
    private static final Logger UPDATED = logger("ThingUpdatedEvent");

    private EventLog() {}

    static void command(String item, Command command) {
        COMMAND.info("Item '{}' received command {}", item, command);
    }

    static void predicted(String item, State state) {
        PREDICTED.info("Item '{}' predicted to become {}", item, state);
    }

    static void changed(String item, State before, State after) {
        CHANGED.info("Item '{}' changed from {} to {}", item, before, after);
    }

    public static void triggered(ChannelUID channel, String event) {
        TRIGGERED.info("{} triggered {}", channel, event);
    }

    public static void updated(ThingUID thing) {
        UPDATED.info("Thing '{}' has been updated.", thing);
    }

    /** An event of the bus, in its own words. */
    public static void event(Event event) {
        logger(event.getType()).info("{}", event);
    }

    private static Logger logger(String event) {
        return LoggerFactory.getLogger("openhab.event." + event);
    }
}
