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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.openhab.standin.host.thing.RunningHost.eventually;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingUID;
import org.openhab.standin.host.item.Communication;
import org.openhab.standin.host.item.HostItem;
import org.openhab.standin.host.item.Items;

@NonNullByDefault({})
class ThingLifeCycleTest {
    private static final ThingUID LAMP = RunningHost.LAMP;
    private static final String VALID = """
            version: 1
            things:
              magic:lamp:one:
                label: Lamp
                config: { name: one }
                channels: { power: { type: power } }
            items:
              Lamp: { type: Switch, channel: "magic:lamp:one:power" }
              Twin: { type: Switch, channel: "magic:lamp:one:power" }
            """;

    private final RunningHost host = new RunningHost(false);
    private final HostThings things = host.things;
    private final Items items = host.items;
    private final MagicTypes magic = host.magic;
    private final HandlerFactory factory = host.factory;
    private final Communication communication = host.communication;
    private final ThingLifeCycle lifeCycle = host.lifeCycle;

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void waitsForAFactoryThenInitialisesWithDefaultsApplied() {
        apply(VALID);
        eventually(() -> assertThat(status()).isEqualTo("UNINITIALIZED (HANDLER_MISSING_ERROR)"));

        lifeCycle.addThingHandlerFactory(factory);

        eventually(() -> assertThat(status()).isEqualTo("UNKNOWN"));
        assertThat(lamp().getConfiguration().get("port")).isEqualTo(BigDecimal.valueOf(1883));
        assertThat(lamp().getChannel("power").getAcceptedItemType()).isEqualTo("Switch");
        eventually(() -> assertThat(factory.latest().calls).containsExactly("initialize one", "command power REFRESH"));
    }

    @Test
    void waitsForTheThingType() {
        magic.available.set(false);
        lifeCycle.addThingHandlerFactory(factory);
        apply(VALID);
        eventually(() -> assertThat(status()).contains("NOT_YET_READY").contains("thing type magic:lamp"));

        magic.available.set(true);

        eventually(() -> assertThat(status()).isEqualTo("UNKNOWN"));
    }

    @Test
    void doesNotInitialiseWithoutARequiredParameterAndDoesOnceTheFileHasIt() {
        lifeCycle.addThingHandlerFactory(factory);
        apply(VALID.replace("config: { name: one }", "config: { port: 1 }"));
        eventually(() -> assertThat(status()).startsWith("UNINITIALIZED (HANDLER_CONFIGURATION_PENDING): {name="));
        assertThat(factory.latest().calls).isEmpty();

        apply(VALID);

        eventually(() -> assertThat(status()).isEqualTo("UNKNOWN"));
    }

    @Test
    void initialisesWithAVariableThatIsNotSetAsItIsWritten() {
        apply(VALID.replace("name: one", "name: '${ENV:SET_NOWHERE}'"));
        lifeCycle.addThingHandlerFactory(factory);

        eventually(() -> assertThat(status()).isEqualTo("UNKNOWN"));
        assertThat(factory.latest().calls).startsWith("initialize ${ENV:SET_NOWHERE}");
    }

    @Test
    void reportsWhatInitializeThrows() {
        lifeCycle.addThingHandlerFactory(factory);
        apply(VALID.replace("name: one", "name: broken"));

        eventually(() -> assertThat(status()).isEqualTo("UNINITIALIZED (HANDLER_INITIALIZING_ERROR): cannot start"));
    }

    @Test
    void updatesTheSameHandlerWhenTheFileChangesAndLeavesItAloneWhenItDoesNot() {
        running();
        RecordingHandler handler = factory.latest();
        handler.calls.clear();

        apply(VALID + "  More: { type: Switch }\n");
        eventually(() -> assertThat(items.find("More")).isPresent());
        apply(VALID.replace("name: one", "name: two"));

        eventually(() -> assertThat(handler.calls).startsWith("updated", "dispose", "initialize two"));
        assertThat(factory.handlers).containsExactly(handler);
        assertThat(lamp().getHandler()).isSameAs(handler);
        assertThat(factory.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "label: Lamp|label: Desk Lamp",
                "label: Lamp|'label: Lamp\n    location: Desk'",
                "config: { name: one }|config: { name: one, port: 1884 }",
                "power: { type: power }|power: { type: power, label: Switch }",
                "power: { type: power }|power: { type: power }, second: { type: power }"
            })
    void tellsTheHandlerOfEachKindOfChangeAndLeavesTheRestToIt(String from, String to) {
        running();
        RecordingHandler handler = factory.latest();
        Thing before = lamp();
        handler.calls.clear();

        apply(VALID.replace(from, to));

        eventually(() -> assertThat(handler.calls).containsExactly("updated", "dispose", "initialize one"));
        assertThat(lamp()).isNotSameAs(before);
        assertThat(handler.getThing()).isSameAs(lamp());
        assertThat(factory.handlers).containsExactly(handler);
    }

    @Test
    void disposesWhenTheThingIsRemovedFromItsFile() {
        running();
        RecordingHandler handler = factory.latest();

        apply("version: 1\n");

        eventually(() -> assertThat(things.getAll()).isEmpty());
        assertThat(handler.calls).endsWith("dispose");
        assertThat(handler.statusAtDispose).isEqualTo(ThingStatus.UNINITIALIZED);
        eventually(
                () -> assertThat(factory.calls).containsExactly("unregister magic:lamp:one", "remove magic:lamp:one"));
    }

    @Test
    void disposesBeforeItsFactoryIsGoneAndComesBackWithIt() {
        running();
        RecordingHandler handler = factory.latest();

        lifeCycle.removeThingHandlerFactory(factory);

        assertThat(handler.calls).endsWith("dispose");
        assertThat(status()).isEqualTo("UNINITIALIZED (HANDLER_MISSING_ERROR)");
        lifeCycle.addThingHandlerFactory(factory);
        eventually(() -> assertThat(status()).isEqualTo("UNKNOWN"));
        assertThat(factory.handlers).hasSize(2);
    }

    @Test
    void refusesAStatusThatOnlyTheFrameworkSets() {
        running();

        assertThatIllegalArgumentException().isThrownBy(() -> factory.latest().setsAnIllegalStatus());
    }

    @Test
    void switchesAThingOffAndOn() {
        running();

        lifeCycle.enable(LAMP, false);
        eventually(() -> assertThat(status()).isEqualTo("UNINITIALIZED (DISABLED)"));
        assertThat(factory.latest().calls).endsWith("dispose");

        lifeCycle.enable(LAMP, true);
        eventually(() -> assertThat(status()).isEqualTo("UNKNOWN"));
    }

    @Test
    void startsAThingOnlyAfterItsBridge() {
        apply(VALID.replace("label: Lamp", "bridge: magic:hub:home"));
        lifeCycle.addThingHandlerFactory(factory);

        eventually(() -> assertThat(status()).isEqualTo("UNINITIALIZED (BRIDGE_UNINITIALIZED)"));
        assertThat(factory.handlers).isEmpty();
    }

    @Test
    void doesNotInitialiseAThingWhoseTypeNeedsABridgeWithoutOne() {
        apply("version: 1\nthings: { magic:bulb:one: { label: Bulb } }\n");
        lifeCycle.addThingHandlerFactory(factory);

        eventually(() -> assertThat(things.get(new ThingUID("magic:bulb:one")).getStatusInfo())
                .hasToString("UNINITIALIZED (HANDLER_CONFIGURATION_PENDING): "
                        + "{bridge=Configuring a bridge is mandatory.}"));
        assertThat(factory.latest().calls).isEmpty();
    }

    /** The handler has to see by itself that it has another bridge. */
    @Test
    void updatesTheSameHandlerWhenItsBridgeChanges() {
        String hubs = VALID.replace(
                "things:", "things:\n  magic:hub:a: { isBridge: true }\n  magic:hub:b: { isBridge: true }");
        apply(hubs.replace("label: Lamp", "bridge: magic:hub:a"));
        lifeCycle.addThingHandlerFactory(factory);
        eventually(() -> assertThat(factory.hubs).hasSize(2));
        factory.hubs.forEach(hub -> hub.status(ThingStatus.ONLINE, ThingStatusDetail.NONE));
        eventually(() -> assertThat(status()).isEqualTo("UNKNOWN"));
        RecordingHandler handler = factory.latest();

        apply(hubs.replace("label: Lamp", "bridge: magic:hub:b"));

        assertThat(handler.calls).endsWith("updated", "dispose", "initialize one");
        assertThat(factory.handlers).containsExactly(handler);
        assertThat(factory.calls).isEmpty();
    }

    @Test
    void disposesAHandlerThatWasNeverInitialised() {
        apply(VALID.replace("config: { name: one }", "config: { port: 1 }"));
        lifeCycle.addThingHandlerFactory(factory);
        eventually(() -> assertThat(status()).contains("HANDLER_CONFIGURATION_PENDING"));

        lifeCycle.removeThingHandlerFactory(factory);

        assertThat(factory.latest().calls).containsExactly("dispose");
    }

    /** As if a user sent new values and switched the thing off before they were taken in. */
    @Test
    void disposesWhileTheHandlerTakesNewValuesIn() throws Exception {
        running();
        RecordingHandler handler = factory.latest();
        handler.calls.clear();
        handler.beforeInitialised = new CountDownLatch(1);
        CompletableFuture<Void> update =
                CompletableFuture.runAsync(() -> things.updateConfiguration(LAMP, Map.of("name", "two")));
        eventually(() -> assertThat(handler.calls).containsExactly("dispose", "initialize two"));

        lifeCycle.enable(LAMP, false);

        assertThat(handler.calls).containsExactly("dispose", "initialize two", "dispose");
        assertThat(status()).isEqualTo("UNINITIALIZED (DISABLED)");
        handler.beforeInitialised.countDown();
        update.get(30, TimeUnit.SECONDS);
    }

    @Test
    void startsTheThingsOfABridgeBesideEachOther() {
        String second = VALID.replace("label: Lamp", "bridge: magic:hub:home")
                .replace(
                        "things:",
                        "things:\n  magic:hub:home: { isBridge: true }\n  magic:bulb:two: { bridge: magic:hub:home }");
        CountDownLatch hold = new CountDownLatch(1);
        factory.beforeInitialised = hold;
        apply(second);
        lifeCycle.addThingHandlerFactory(factory);
        eventually(() -> assertThat(factory.hubs).hasSize(1));

        factory.hubs.get(0).status(ThingStatus.ONLINE, ThingStatusDetail.NONE);

        eventually(() -> assertThat(factory.handlers).hasSize(2).allMatch(handler -> handler.calls.size() == 1));
        hold.countDown();
    }

    /** The bridge is told of a lost thing when it comes to it, and may be disposed by then. */
    @Test
    void disposesABridgeThoughItHasNotTakenInTheLossOfAThing() {
        apply(VALID.replace("label: Lamp", "bridge: magic:hub:home")
                .replace("things:", "things:\n  magic:hub:home: { isBridge: true }"));
        lifeCycle.addThingHandlerFactory(factory);
        eventually(() -> assertThat(factory.hubs).hasSize(1));
        RecordingBridgeHandler hub = factory.hubs.get(0);
        hub.status(ThingStatus.ONLINE, ThingStatusDetail.NONE);
        eventually(() -> assertThat(status()).isEqualTo("UNKNOWN"));
        hub.beforeLoss = new CountDownLatch(1);

        lifeCycle.enable(new ThingUID("magic:hub:home"), false);

        assertThat(hub.calls).endsWith("dispose").doesNotContain("lost magic:lamp:one");
        assertThat(status()).isEqualTo("UNINITIALIZED (BRIDGE_UNINITIALIZED)");
        hub.beforeLoss.countDown();
    }

    @Test
    void takesATriggerOnAnyChannelAndAPropertyOnlyOfAThingThatIsThere() {
        running();
        RecordingHandler handler = factory.latest();

        handler.triggers("power", "PRESSED");
        things.drop(LAMP);

        assertThatIllegalArgumentException().isThrownBy(handler::setsAProperty).withMessageContaining("not known");
    }

    @Test
    void tellsABridgeOfItsThingsAndThemOfItsStatus() {
        apply(VALID.replace("label: Lamp", "bridge: magic:hub:home")
                .replace("things:", "things:\n  magic:hub:home: { isBridge: true }"));
        lifeCycle.addThingHandlerFactory(factory);
        eventually(() -> assertThat(factory.hubs).hasSize(1));
        RecordingBridgeHandler hub = factory.hubs.get(0);
        eventually(() -> assertThat(hub.calls).containsExactly("initialize"));
        assertThat(status()).isEqualTo("UNINITIALIZED (BRIDGE_UNINITIALIZED)");

        hub.status(ThingStatus.UNKNOWN, ThingStatusDetail.NONE);
        eventually(() -> assertThat(status()).isEqualTo("UNKNOWN"));
        eventually(() -> assertThat(hub.calls).endsWith("has magic:lamp:one"));
        assertThat(hub.getThing().getThings()).containsExactly(lamp());

        hub.status(ThingStatus.OFFLINE, ThingStatusDetail.FIRMWARE_UPDATING);
        eventually(() -> assertThat(status()).isEqualTo("OFFLINE (BRIDGE_OFFLINE)"));
        hub.status(ThingStatus.ONLINE, ThingStatusDetail.NONE);
        eventually(() -> assertThat(status()).isEqualTo("ONLINE"));

        RecordingHandler lamp = factory.latest();
        lifeCycle.enable(new ThingUID("magic:hub:home"), false);
        assertThat(hub.calls).contains("dispose");
        assertThat(lamp.calls).endsWith("dispose");
        eventually(() -> assertThat(status()).isEqualTo("UNINITIALIZED (BRIDGE_UNINITIALIZED)"));
    }

    @Test
    void carriesCommandsToAnInitialisedHandlerAlone() throws Exception {
        apply(VALID);
        eventually(() -> assertThat(things.get(LAMP)).isNotNull());
        communication.send(item("Lamp"), OnOffType.OFF);
        host.emptyBus();
        running();

        communication.send(item("Lamp"), OnOffType.ON);

        eventually(() -> assertThat(factory.latest().calls).endsWith("command power ON"));
        assertThat(factory.latest().calls).doesNotContain("command power OFF");
    }

    @Test
    void carriesStatesAndCommandsOfAHandlerToAllItsItemsAndNotBackToItself() {
        running();
        factory.latest().online();
        int calls = factory.latest().calls.size();

        factory.latest().state("power", OnOffType.ON);
        eventually(() -> assertThat(item("Lamp").getState()).isEqualTo(OnOffType.ON));
        eventually(() -> assertThat(item("Twin").getState()).isEqualTo(OnOffType.ON));

        factory.latest().command("power", OnOffType.OFF);
        communication.send(item("Lamp"), OnOffType.ON);
        eventually(() -> assertThat(factory.latest().calls).endsWith("command power ON"));
        assertThat(factory.latest().calls).hasSize(calls + 1);
    }

    @Test
    void tellsTheStatusThatTheHandlerTells() {
        running();

        factory.latest().offline("The cloud does not answer.");

        assertThat(status()).isEqualTo("OFFLINE (COMMUNICATION_ERROR): The cloud does not answer.");
    }

    private void running() {
        apply(VALID);
        lifeCycle.addThingHandlerFactory(factory);
        eventually(() -> assertThat(status()).isEqualTo("UNKNOWN"));
        eventually(() -> assertThat(factory.latest().calls).endsWith("command power REFRESH"));
    }

    private void apply(String yaml) {
        host.apply(yaml);
    }

    private HostItem item(String name) {
        return host.item(name);
    }

    private Thing lamp() {
        return host.lamp();
    }

    private String status() {
        return host.status();
    }
}
