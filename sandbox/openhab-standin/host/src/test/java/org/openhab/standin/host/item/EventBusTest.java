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
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openhab.core.events.Event;
import org.openhab.core.events.EventSubscriber;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.events.ThingEventFactory;
import org.openhab.core.thing.firmware.FirmwareEventFactory;
import org.openhab.core.thing.firmware.FirmwareStatusInfo;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

@NonNullByDefault({})
class EventBusTest {
    private static final ThingUID LAMP = new ThingUID("magic:lamp:one");

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final EventBus bus = new EventBus(contextWith(
            new Subscriber("broken", null),
            new Subscriber("all", Set.of("ALL")),
            new Subscriber("status", Set.of("ThingStatusInfoChangedEvent"))));

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void handsEventsInOrderToThoseWhoWantThem() {
        bus.post(FirmwareEventFactory.createFirmwareStatusInfoEvent(FirmwareStatusInfo.createUnknownInfo(LAMP)));
        bus.post(ThingEventFactory.createStatusInfoChangedEvent(
                LAMP,
                new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null),
                new ThingStatusInfo(ThingStatus.UNKNOWN, ThingStatusDetail.NONE, null)));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(received)
                        .containsExactlyInAnyOrder(
                                "all FirmwareStatusInfoEvent",
                                "all ThingStatusInfoChangedEvent",
                                "status ThingStatusInfoChangedEvent")
                        .containsSubsequence("all FirmwareStatusInfoEvent", "all ThingStatusInfoChangedEvent"));
    }

    private BundleContext contextWith(Subscriber... subscribers) {
        ServiceReference<?>[] references = new ServiceReference<?>[subscribers.length];
        for (int i = 0; i < subscribers.length; i++) {
            references[i] = reference();
        }
        return (BundleContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getServiceReferences" -> references;
                    case "getService" -> subscribers[List.of(references).indexOf(args[0])];
                    case "ungetService" -> true;
                    default -> null;
                });
    }

    private static ServiceReference<?> reference() {
        return (ServiceReference<?>) Proxy.newProxyInstance(
                EventBusTest.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == args[0];
                    default -> null;
                });
    }

    private final class Subscriber implements EventSubscriber {
        private final String name;
        private final Set<String> types;

        Subscriber(String name, Set<String> types) {
            this.name = name;
            this.types = types;
        }

        @Override
        public Set<String> getSubscribedEventTypes() {
            if (types == null) {
                throw new IllegalStateException("no types");
            }
            return types;
        }

        @Override
        public void receive(Event event) {
            received.add(name + " " + event.getType());
        }
    }
}
