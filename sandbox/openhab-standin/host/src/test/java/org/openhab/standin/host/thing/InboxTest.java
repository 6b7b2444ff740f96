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
package org.openhab.standin.host.thing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.core.config.discovery.AbstractThingHandlerDiscoveryService;
import org.openhab.core.config.discovery.DiscoveryResultBuilder;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.standin.host.console.ConsoleOutput;
import org.openhab.standin.host.console.InboxCommands;
import org.openhab.standin.host.inbox.Inbox;

@NonNullByDefault({})
class InboxTest {
    private static final ThingTypeUID LAMP = new ThingTypeUID("magic:lamp");
    private static final ThingUID HUB = new ThingUID("magic:hub:hall");
    private static final ThingUID FOUND = new ThingUID(LAMP, HUB, "one");
    private static final String HUB_ALONE = """
            version: 1
            things:
              magic:hub:hall: { isBridge: true }
            """;

    private final RunningHost host = new RunningHost();
    private final HandlerFactory factory = host.factory;
    private final Inbox inbox = new Inbox(host.things, host.magic.types, host.lifeCycle);
    private final HubDiscovery discovery = new HubDiscovery();

    /** What the factories of openHAB do with the services of a handler. */
    @BeforeEach
    void start() {
        host.apply(HUB_ALONE);
        host.lifeCycle.addThingHandlerFactory(factory);
        RunningHost.eventually(() -> assertThat(hub().getStatus()).isEqualTo(ThingStatus.INITIALIZING));
        discovery.setThingHandler(factory.hubs.get(0));
        inbox.addDiscoveryService(discovery);
        discovery.initialize();
        factory.hubs.get(0).status(ThingStatus.ONLINE, ThingStatusDetail.NONE);
    }

    @AfterEach
    void stop() {
        discovery.dispose();
        host.close();
    }

    @Test
    void listsWhatWasFoundInOpenHabsWords() {
        assertThat(inbox("list")).containsExactly("No inbox entries found.");

        discovery.find("one", "A1");

        awaitResults(FOUND);
        assertThat(inbox("list"))
                .singleElement()
                .asString()
                .startsWith("NEW [magic:lamp]: Lamp one [thingId=magic:lamp:hall:one, bridgeId=magic:hub:hall, ")
                .contains("serial=A1")
                .endsWith("representationProperty=serial, timeToLive=UNLIMITED]");
    }

    @Test
    void approvesAChildWithItsConfigurationAndProperties() {
        discovery.find("one", "A1");
        awaitResults(FOUND);

        assertThat(inbox("approve", FOUND.toString(), "Hall")).isEmpty();

        RunningHost.eventually(() -> assertThat(factory.hubs.get(0).calls).contains("has " + FOUND));
        Thing child = host.things.get(FOUND);
        assertThat(child.getLabel()).isEqualTo("Hall");
        assertThat(child.getBridgeUID()).isEqualTo(HUB);
        assertThat(child.getConfiguration().getProperties())
                .containsOnly(Map.entry("name", "one"), Map.entry("port", BigDecimal.valueOf(1883)));
        assertThat(child.getProperties()).containsOnly(Map.entry("serial", "A1"));
        assertThat(inbox.results()).isEmpty();
    }

    @Test
    void keepsAnApprovedThingWhenFilesAreRead() {
        discovery.find("one", "A1");
        awaitResults(FOUND);
        inbox("approve", FOUND.toString());

        host.apply(HUB_ALONE);

        assertThat(host.things.get(FOUND).getProperties()).containsEntry("serial", "A1");
        assertThat(host.things.get(FOUND).getLabel()).isEqualTo("Lamp one");
    }

    @Test
    void tellsTheChildOfItsBridge() {
        discovery.find("one", "A1");
        awaitResults(FOUND);
        inbox("approve", FOUND.toString());
        RunningHost.eventually(
                () -> assertThat(host.things.get(FOUND).getStatus()).isEqualTo(ThingStatus.UNKNOWN));

        factory.hubs.get(0).status(ThingStatus.OFFLINE, ThingStatusDetail.COMMUNICATION_ERROR);

        RunningHost.eventually(
                () -> assertThat(host.things.get(FOUND).getStatusInfo().getStatusDetail())
                        .isEqualTo(ThingStatusDetail.BRIDGE_OFFLINE));
    }

    @Test
    void hasOneResultForADevice() {
        discovery.find("one", "A1");
        discovery.find("two", "A1");

        awaitResults(new ThingUID(LAMP, HUB, "two"));
    }

    @Test
    void leavesOutWhatIsAThing() {
        host.apply(HUB_ALONE + """
                  magic:lamp:hall:other: { bridge: "magic:hub:hall", config: { name: mine } }
                """);
        discovery.find("one", "A1", "name", "mine");
        discovery.find("other", "A2", "serial", "A2");
        discovery.find("two", "A3", "name", "two");

        awaitResults(new ThingUID(LAMP, HUB, "two"));
    }

    @Test
    void forgetsWhatIsGone() {
        discovery.find("one", "A1");
        awaitResults(FOUND);

        discovery.lose("one");
        awaitResults();

        discovery.find("two", "A2");
        awaitResults(new ThingUID(LAMP, HUB, "two"));
        host.apply("version: 1");
        assertThat(inbox.results()).isEmpty();
    }

    @Test
    void scansForTheBinding() {
        assertThat(typed("discovery", "start", "other")).isEmpty();
        assertThat(inbox.results()).isEmpty();

        assertThat(typed("discovery", "start", "magic")).isEmpty();

        awaitResults(new ThingUID(LAMP, HUB, "scanned"));
    }

    @Test
    void tellsALaterListenerWhatWasFoundBefore() {
        inbox.removeDiscoveryService(discovery);
        discovery.find("one", "A1");

        inbox.addDiscoveryService(discovery);

        awaitResults(FOUND);
    }

    @Test
    void saysWhatIsWrongWithItsArguments() {
        assertThat(inbox("approve", "magic:lamp:hall:none")).containsExactly("No matching inbox entry could be found.");
        assertThat(inbox("approve", "lamp")).hasSize(1);
        assertThat(inbox()).singleElement().asString().startsWith("Usage: openhab:inbox list|approve");
        assertThat(typed("discovery")).singleElement().asString().startsWith("Usage: openhab:discovery start");
    }

    private Thing hub() {
        return host.things.get(HUB);
    }

    private void awaitResults(ThingUID... things) {
        RunningHost.eventually(() -> assertThat(inbox.results())
                .extracting(result -> result.getThingUID())
                .containsExactly(things));
    }

    private List<String> inbox(String... arguments) {
        return typed("inbox", arguments);
    }

    private List<String> typed(String name, String... arguments) {
        return new InboxCommands(inbox)
                .all().stream()
                        .filter(command -> command.getCommand().equals(name))
                        .map(command -> ConsoleOutput.of(command, arguments))
                        .findFirst()
                        .orElseThrow();
    }

    /** Finds what the test says, in the background or by a scan. */
    private static final class HubDiscovery
            extends AbstractThingHandlerDiscoveryService<@NonNull RecordingBridgeHandler> {
        HubDiscovery() {
            super(RecordingBridgeHandler.class, Set.of(LAMP), 5, true);
        }

        @Override
        protected void startScan() {
            find("scanned", "S1");
        }

        void find(String id, String serial) {
            find(id, serial, "serial", serial);
        }

        void find(String id, String serial, String representation, String value) {
            ThingUID hub = thingHandler.getThing().getUID();
            thingDiscovered(DiscoveryResultBuilder.create(new ThingUID(LAMP, hub, id))
                    .withBridge(hub)
                    .withLabel("Lamp " + id)
                    .withProperties(Map.of("name", id, "serial", serial))
                    .withProperty(representation, value)
                    .withRepresentationProperty(representation)
                    .build());
        }

        void lose(String id) {
            thingRemoved(new ThingUID(LAMP, thingHandler.getThing().getUID(), id));
        }
    }
}
