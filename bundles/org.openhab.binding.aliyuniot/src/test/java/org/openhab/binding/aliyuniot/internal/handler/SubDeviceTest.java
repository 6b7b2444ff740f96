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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.internal.action.AliyunGatewayActions;
import org.openhab.binding.aliyuniot.internal.action.AliyunSubDeviceActions;
import org.openhab.binding.aliyuniot.internal.gateway.GatewayDevicesListener;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;

/** A gateway and its sub-devices, which do what devices do. */
@NonNullByDefault({})
class SubDeviceTest extends GatewayCloud {
    private static final DeviceIdentity LAMP_ITSELF = DeviceIdentity.of(LAMPS, LAMP);

    private void openhabStarts() {
        startThing();
        awaitOnline();
    }

    @Test
    void theFirstOneMakesTheDeviceAGateway() {
        openhabStarts();
        assertThat(device().clientId()).doesNotContain("_ss=1");

        lamp().with("deviceSecret", SECRET).start().awaitOnline();

        assertThat(device().clientId()).contains("_ss=1", "ext=3");
        assertThat(lastStatus().getStatus()).isEqualTo(ThingStatus.ONLINE);
    }

    @Test
    void editsOfThingsBelowKeepTheConnectionOfTheGateway() {
        parameters.put("gateway", true);
        openhabStarts();
        SubThing lamp = lamp().with("deviceSecret", SECRET).start();
        lamp.awaitOnline();
        SubThing other =
                new SubThing("other", "lamp02").with("deviceSecret", SECRET).start();
        other.awaitOnline();

        lamp.with("tags", "room=hall").handler.thingUpdated(lamp.described());
        lamp.handler.dispose();
        await().atMost(PATIENCE).until(() -> !lamp.isLoggedIn());
        lamp.start().awaitOnline();

        assertThat(device().connects()).isEqualTo(1);
        assertThat(other.openhab.statuses)
                .filteredOn(status -> status.getStatus() == ThingStatus.ONLINE)
                .hasSize(1);
    }

    @Test
    void itLearnsItsSecretBeforeItsFirstLoginAndUsesItAfterARestart() throws Exception {
        allowRegistration();
        openhabStarts();
        cloud.faults().add(PRODUCT, DEVICE, Fault.refuseAlink(1, "combine/login", 500));
        SubThing lamp = lamp().start();
        await().atMost(PATIENCE).until(() -> secrets.secrets().find(LAMP_ITSELF) != null);
        lamp.awaitOnline();
        assertThat(Files.readString(userdata.resolve("secrets.json"))).contains(SECRET);
        assertThat(lamp.thing.getProperties().toString() + lamp.thing.getConfiguration())
                .doesNotContain(SECRET);

        // Nobody tells it again.
        cloud.faults().add(PRODUCT, DEVICE, Fault.refuseAlink(1, "thing/sub/register", 6289));
        restartOpenhab();
        lamp.awaitOnline();

        assertThat(lamp.openhab.statuses)
                .noneMatch(status -> status.getStatusDetail() == ThingStatusDetail.CONFIGURATION_ERROR);
    }

    @Test
    void theSecretOfItsProductDoes() throws Exception {
        allowRegistration();
        openhabStarts();

        lamp().with("productSecret", PRODUCT_SECRET).start().awaitOnline();

        assertThat(secrets.secrets().devices()).containsExactly(LAMP_ITSELF);
    }

    @Test
    void whatIsWrittenInItsThingIsChecked() {
        openhabStarts();
        SubThing lamp = lamp().with("productSecret", "two words")
                .with("deviceName", "?")
                .start();

        assertThat(lamp.status().getStatusDetail()).isEqualTo(ThingStatusDetail.CONFIGURATION_ERROR);
        assertThat(lamp.handler.getConfigStatus())
                .extracting(message -> message.parameterName)
                .containsExactlyInAnyOrder("deviceName", "productSecret");
        assertThat(lamp.status().toString()).doesNotContain("two words");
    }

    @Test
    void oneWithoutAGatewayAndOneThatIsThereTwiceSaySo() {
        SubThing alone = lamp().start();
        alone.awaitOffline(ThingStatusDetail.CONFIGURATION_ERROR, "offline.sub-device-alone");
        openhabStarts();
        SubThing lamp = new SubThing("first", LAMP).with("deviceSecret", SECRET).start();
        lamp.awaitOnline();
        SubThing twin = new SubThing("twin", LAMP).with("deviceSecret", SECRET).start();

        twin.awaitOffline(ThingStatusDetail.CONFIGURATION_ERROR, "offline.sub-device-twice", LAMPS + "/" + LAMP);
        twin.handler.dispose();
        assertThat(lamp.isLoggedIn()).isTrue();
    }

    @Test
    void commandsGoUpAndMessagesComeDown() {
        openhabStarts();
        SubThing lamp = lamp().with("deviceSecret", SECRET);
        lamp.start();
        lamp.handler.handleCommand(lamp.power(), OnOffType.ON);
        lamp.awaitOnline();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lamp.sent()).hasSize(1));

        assertThat(lamp.thing.getProperties())
                .containsEntry("deviceId", LAMPS + "." + LAMP)
                .containsEntry("productKey", LAMPS)
                .doesNotContainKeys("endpoint", "protocol");
        assertThat(lamp.cloud()
                        .send("user/get", 0, lamp.sent().get(0).getBytes(StandardCharsets.UTF_8))
                        .name())
                .isEqualTo("SENT");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lamp.openhab.events)
                        .anyMatch(event -> event.startsWith("power ") && event.endsWith(" ON")));
    }

    @Test
    void messagesWaitForTheGateway() {
        openhabStarts();
        SubThing lamp = lamp().with("deviceSecret", SECRET).start();
        lamp.awaitOnline();
        handler.dispose();
        lamp.awaitGatewayOffline();

        lamp.handler.handleCommand(lamp.power(), OnOffType.OFF);
        handler.initialize();

        lamp.awaitOnline();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lamp.sent()).hasSize(1));
    }

    @Test
    void aRemovedOneIsLoggedOutAndStillBelongsToItsGateway() {
        openhabStarts();
        SubThing lamp = lamp().with("deviceSecret", SECRET).start();
        lamp.awaitOnline();

        lamp.handler.handleRemoval();
        lamp.awaitStatus(ThingStatus.REMOVED, ThingStatusDetail.NONE, null);
        lamp.handler.dispose();

        await().atMost(PATIENCE).until(() -> !lamp.isLoggedIn());
        assertThat(gateway().subDevices()).extracting(DeviceState::deviceName).contains(LAMP);
    }

    @Test
    void aRuleHasItLeaveItsGateway() {
        openhabStarts();
        SubThing lamp = lamp().with("deviceSecret", SECRET).start();
        lamp.awaitOnline();
        AliyunSubDeviceActions actions = new AliyunSubDeviceActions();
        assertThat(actions.leaveGateway()).containsEntry("outcome", "refused");
        actions.setThingHandler(lamp.handler);

        assertThat(AliyunSubDeviceActions.leaveGateway(actions)).containsEntry("outcome", "done");

        await().atMost(PATIENCE).until(() -> !lamp.isLoggedIn());
        assertThat(gateway().subDevices()).extracting(DeviceState::deviceName).doesNotContain(LAMP);
    }

    @Test
    void aRuleReportsWhatItHasFound() {
        parameters.put("gateway", true);
        openhabStarts();
        AliyunGatewayActions actions = new AliyunGatewayActions();
        assertThat(actions.foundSubDevice(LAMPS, LAMP)).containsEntry("outcome", "refused");
        actions.setThingHandler(handler);

        assertThat(AliyunGatewayActions.foundSubDevice(actions, LAMPS, LAMP)).containsEntry("outcome", "done");
        assertThat(gateway().found()).containsExactly(name(LAMP));
        assertThat(actions.foundSubDevice("?", LAMP)).containsEntry("outcome", "refused");
        assertThat(actions.foundSubDevice(null, LAMP)).containsEntry("outcome", "refused");
    }

    @Test
    void aPermitTriggersRules() throws Exception {
        parameters.put("gateway", true);
        addChannel("join", "permit", Map.of());
        openhabStarts();

        gateway().permit(Duration.ofSeconds(8), LAMPS, 60);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(openhab.events)
                        .contains("join event {\"productKey\":\"" + LAMPS + "\",\"seconds\":60}"));
    }

    @Test
    void listenersHearWhoIsFoundAndLost() throws Exception {
        parameters.put("gateway", true);
        Thing thing = startThing();
        List<String> heard = new CopyOnWriteArrayList<>();
        GatewayDevicesListener listener = new GatewayDevicesListener() {
            @Override
            public void found(Set<DeviceIdentity> devices) {
                heard.add("found " + devices);
            }

            @Override
            public void lost(Set<DeviceIdentity> devices) {
                heard.add("lost " + devices);
            }
        };
        handler.subDevices().addListener(listener);
        handler.subDevices().addListener(listener);
        awaitOnline();
        assertThat(handler.subDevices().known()).isEmpty();

        gateway().add(name(LAMP));
        await().atMost(PATIENCE).until(() -> heard.equals(List.of("found [" + LAMPS + "/" + LAMP + "]")));
        assertThat(handler.subDevices().known()).containsExactly(LAMP_ITSELF);
        gateway().remove(name(LAMP));
        await().atMost(PATIENCE).until(() -> heard.size() == 2);
        assertThat(handler.subDevices().known()).isEmpty();

        gateway().add(name("lamp02"));
        await().atMost(PATIENCE).until(() -> heard.size() == 3);
        assertThat(handler.subDevices().scan().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .containsExactly(DeviceIdentity.of(LAMPS, "lamp02"));
        await().atMost(PATIENCE).until(() -> heard.size() == 4);
        handler.subDevices().removeListener(listener);
        assertThat(handler.subDevices().hasThing(LAMP_ITSELF)).isFalse();
        assertThat(thing.getStatus()).isEqualTo(ThingStatus.ONLINE);
    }

    @Test
    void aDeviceThatIsNoGatewayHasNobodyToAskFor() {
        openhabStarts();

        assertThat(handler.subDevices().scan().toCompletableFuture()).isCompletedExceptionally();
        assertThat(handler.foundSubDevice(LAMPS, LAMP).toCompletableFuture()).isCompletedExceptionally();
        assertThat(handler.getServices()).contains(AliyunGatewayActions.class);
    }

    @Test
    void allComeBackAfterACutARestartOfThePlatformAndOneOfTheGateway() {
        openhabStarts();
        List<SubThing> lamps = IntStream.range(0, 20)
                .mapToObj(i -> {
                    cloud.devices().add(new DeviceDefinition(LAMPS, "many" + i, SECRET));
                    return new SubThing("many" + i, "many" + i)
                            .with("deviceSecret", SECRET)
                            .start();
                })
                .toList();
        lamps.forEach(SubThing::awaitOnline);
        List<Runnable> breaks = List.of(
                () -> cloud.device(PRODUCT, DEVICE).disconnect(),
                () -> cloud.restart(Duration.ofMillis(200), false),
                () -> handler.initialize());

        for (Runnable broken : breaks) {
            lamps.forEach(lamp -> lamp.openhab.statuses.clear());
            broken.run();
            await().atMost(PATIENCE).until(() -> lamps.stream().noneMatch(lamp -> lamp.openhab.statuses.isEmpty()));
            lamps.forEach(SubThing::awaitOnline);
            assertThat(lamps)
                    .allSatisfy(lamp -> assertThat(lamp.openhab.statuses)
                            .extracting(ThingStatusInfo::getStatusDetail)
                            .isSubsetOf(ThingStatusDetail.NONE, ThingStatusDetail.BRIDGE_OFFLINE));
        }
    }
}
