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

import java.time.Duration;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;

/** What users see of a sub-device, in each situation that the design of gateways names. */
@NonNullByDefault({})
class SubDeviceStatusTest extends GatewayCloud {
    private static final String NAMES = LAMPS + "/" + LAMP;

    private SubThing withSecret() {
        return lamp().with("deviceSecret", SECRET);
    }

    private SubThing online() {
        startThing();
        SubThing lamp = withSecret().start();
        lamp.awaitOnline();
        return lamp;
    }

    @Test
    void itFollowsTheGatewayUntilItIsLoggedIn() {
        startThing();
        cloud.close();
        SubThing lamp = withSecret().start();
        lamp.awaitGatewayOffline();
        assertThat(lamp.openhab.statuses).extracting(ThingStatusInfo::getStatus).doesNotContain(ThingStatus.ONLINE);
        assertThat(lamp.handler.isOnline()).isFalse();
    }

    @Test
    void itIsUnknownWhileItLogsInAndOnlineOnlyThen() {
        startThing();
        awaitOnline();
        cloud.faults().add(PRODUCT, DEVICE, Fault.loseReply(1, "combine/+"));
        SubThing lamp = withSecret().start();
        lamp.awaitStatus(ThingStatus.UNKNOWN, ThingStatusDetail.NONE, null);

        // The gateway's own status says nothing of a login.
        lamp.handler.bridgeStatusChanged(new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null));
        assertThat(lamp.status().getStatus()).isNotEqualTo(ThingStatus.ONLINE);
        cloud.faults().removeAll();
        lamp.awaitOnline();
        assertThat(lamp.openhab.statuses.get(0).getStatus()).isNotEqualTo(ThingStatus.ONLINE);
    }

    @Test
    void aProductWithoutRegistrationGivesNoSecret() {
        startThing();
        SubThing lamp = lamp().start();

        lamp.awaitOffline(ThingStatusDetail.CONFIGURATION_ERROR, "offline.registration-off", LAMPS);
    }

    @ParameterizedTest
    @CsvSource({
        "6288, thing/sub/register, CONFIGURATION_ERROR, offline.registration-off, a2SubPk0001",
        "6289, thing/sub/register, CONFIGURATION_ERROR, offline.already-activated, a2SubPk0001/lamp01",
        "6250, thing/sub/register, CONFIGURATION_ERROR, offline.unknown-product, a2SubPk0001",
        "6100, thing/sub/register, CONFIGURATION_ERROR, offline.unknown-device, a2SubPk0001/lamp01",
        "401, thing/topo/add, CONFIGURATION_ERROR, offline.not-authorized, a2SubPk0001/lamp01",
        "6287, combine/login, CONFIGURATION_ERROR, offline.not-authorized, a2SubPk0001/lamp01",
        "6204, combine/login, NONE, offline.device-disabled, a2SubPk0001/lamp01"
    })
    void aRefusalSaysWhatHelps(int code, String request, ThingStatusDetail detail, String key, String argument) {
        allowRegistration();
        startThing();
        awaitOnline();
        cloud.faults().add(PRODUCT, DEVICE, Fault.refuseAlink(1, request, code));
        SubThing lamp = lamp();
        if (!request.contains("register")) {
            lamp.with("deviceSecret", SECRET);
        }
        lamp.start();

        lamp.awaitOffline(detail, key, argument);
    }

    @Test
    void aWrongSecretIsSaid() {
        startThing();
        SubThing lamp = lamp().with("deviceSecret", "f".repeat(32)).start();

        lamp.awaitOffline(ThingStatusDetail.CONFIGURATION_ERROR, "offline.not-authorized", NAMES);
    }

    @Test
    void oneThatMayNotJoinByItselfSaysWhereItIsAdded() {
        startThing();
        SubThing lamp = withSecret().with("autoTopology", false).start();
        lamp.awaitOffline(ThingStatusDetail.CONFIGURATION_ERROR, "offline.not-in-topology", NAMES);

        gateway().add(name(LAMP));
        lamp.awaitOnline();
    }

    @Test
    void oneThatIsTakenAwayIsGoneUntilItIsAddedAgain() {
        SubThing lamp = online();

        gateway().remove(name(LAMP));
        lamp.awaitOffline(ThingStatusDetail.GONE, "offline.device-deleted", NAMES);

        gateway().add(name(LAMP));
        lamp.awaitOnline();
    }

    @Test
    void oneThatIsDeletedIsGone() {
        SubThing lamp = online();

        cloud.devices().remove(LAMPS, LAMP);

        lamp.awaitOffline(ThingStatusDetail.GONE, "offline.device-deleted", NAMES);
    }

    @Test
    void oneThatIsDisabledComesBackWhenItIsEnabled() {
        SubThing lamp = online();

        lamp.cloud().setEnabled(false);
        lamp.awaitOffline(ThingStatusDetail.NONE, "offline.device-disabled", NAMES);

        lamp.cloud().setEnabled(true);
        lamp.awaitOnline();
    }

    @Test
    void oneThatIsOutOfOrderStaysSoWhateverTheGatewayDoes() {
        SubThing lamp = online();
        lamp.cloud().setEnabled(false);
        lamp.awaitOffline(ThingStatusDetail.NONE, "offline.device-disabled", NAMES);
        int before = lamp.openhab.statuses.size();

        cloud.device(PRODUCT, DEVICE).disconnect();

        await().atMost(PATIENCE).until(() -> lamp.openhab.statuses.size() >= before + 2);
        lamp.awaitOffline(ThingStatusDetail.NONE, "offline.device-disabled", NAMES);
        assertThat(lamp.openhab.statuses.subList(before, lamp.openhab.statuses.size()))
                .extracting(ThingStatusInfo::getStatus)
                .doesNotContain(ThingStatus.ONLINE);
        lamp.cloud().setEnabled(true);
        lamp.awaitOnline();
    }

    @Test
    void aGatewayThatIsCutTakesItAlongAndBack() {
        SubThing lamp = online();
        int before = lamp.openhab.statuses.size();

        cloud.device(PRODUCT, DEVICE).disconnect();
        await().atMost(PATIENCE)
                .until(() -> lamp.openhab.statuses.subList(before, lamp.openhab.statuses.size()).stream()
                        .anyMatch(status -> status.getStatusDetail() == ThingStatusDetail.BRIDGE_OFFLINE));
        lamp.awaitOnline();

        int cut = lamp.openhab.statuses.size();
        cloud.restart(Duration.ofMillis(200), false);
        await().atMost(PATIENCE).until(() -> lamp.openhab.statuses.size() > cut);
        lamp.awaitOnline();
    }

    @Test
    void oneThatLogsInElsewhereWaitsForItsTurn() {
        SubThing lamp = online();
        parameters.putAll(Map.of("productKey", LAMPS, "deviceName", LAMP));
        RecordingCallback elsewhere = new RecordingCallback();
        DeviceHandler direct = new DeviceHandler(describedThing(), environment());
        direct.setCallback(elsewhere.asOpenhab());
        direct.initialize();
        try {
            lamp.awaitOffline(ThingStatusDetail.COMMUNICATION_ERROR, "offline.logged-in-elsewhere", NAMES);
        } finally {
            direct.dispose();
        }
        lamp.awaitOnline();
    }

    @Test
    void oneThatThePlatformHasForgottenLogsInAgainWithoutAnAlarm() {
        SubThing lamp = online();
        int before = lamp.openhab.statuses.size();

        String forgotten =
                "{\"id\":\"1\",\"code\":520,\"message\":\"device session error\",\"data\":{\"productKey\":\"%s\",\"deviceName\":\"%s\"}}"
                        .formatted(LAMPS, LAMP);
        send("/ext/error/" + PRODUCT + "/" + DEVICE, forgotten);

        await().atMost(PATIENCE).until(() -> lamp.openhab.statuses.size() >= before + 2);
        lamp.awaitOnline();
        assertThat(lamp.openhab.statuses.subList(before, lamp.openhab.statuses.size()))
                .extracting(ThingStatusInfo::getStatus)
                .containsExactly(ThingStatus.UNKNOWN, ThingStatus.ONLINE);
    }
}
