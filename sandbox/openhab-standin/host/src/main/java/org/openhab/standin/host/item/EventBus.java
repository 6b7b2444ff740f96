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

import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.openhab.core.common.NamedThreadFactory;
import org.openhab.core.events.Event;
import org.openhab.core.events.EventPublisher;
import org.openhab.core.events.EventSubscriber;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events to {@code events.log} at once, and hands them to subscribers in order on one thread of its own. What
 * items receive runs on that thread, too: whoever sends has gone on by then.
 */
@Component(service = {EventPublisher.class, EventBus.class})
public final class EventBus implements EventPublisher {
    private final Logger logger = LoggerFactory.getLogger(EventBus.class);
    private final ServiceTracker<EventSubscriber, EventSubscriber> subscribers;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(new NamedThreadFactory("OSGiEventManager", true));

    @Activate
    public EventBus(BundleContext context) {
        subscribers = new ServiceTracker<>(context, EventSubscriber.class, null);
        // Not here: a subscriber that publishes, too, waits for this bus.
        thread.execute(subscribers::open);
    }

    @Deactivate
    public void close() {
        thread.shutdownNow();
        subscribers.close();
    }

    @Override
    public void post(Event event) {
        EventLog.event(event);
        later(() -> deliver(event));
    }

    /** Runs what an event causes, after all that was posted before. */
    void later(Runnable effect) {
        try {
            thread.execute(effect);
        } catch (RejectedExecutionException e) {
            logger.debug("The host is stopping; nobody is told any more");
        }
    }

    private void deliver(Event event) {
        for (EventSubscriber subscriber : subscribers.getServices(new EventSubscriber[0])) {
            try {
                if (wants(subscriber, event)) {
                    subscriber.receive(event);
                }
            } catch (RuntimeException | LinkageError e) {
                logger.error("{} failed to receive '{}'", subscriber.getClass().getName(), event, e);
            }
        }
    }

    private static boolean wants(EventSubscriber subscriber, Event event) {
        Set<String> types = subscriber.getSubscribedEventTypes();
        return types.contains(EventSubscriber.ALL_EVENT_TYPES) || types.contains(event.getType());
    }

    /** Writes what happens as openHAB's {@code events.log} tells it; each kind of event has a logger of its own. */
    public static final class EventLog {
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
}
