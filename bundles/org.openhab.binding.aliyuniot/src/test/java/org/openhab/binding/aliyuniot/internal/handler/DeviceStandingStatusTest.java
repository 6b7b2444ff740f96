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

import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.internal.action.device.AliyunDeviceActions;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;

/** A device with a connection of its own that somebody disables, deletes, looks into or resets. */
@NonNullByDefault({})
class DeviceStandingStatusTest extends EmulatedCloud {
    private static final String NAMES = " [\"" + PRODUCT + "/" + DEVICE + "\"]";

    private final AliyunDeviceActions actions = new AliyunDeviceActions();

    private void start() {
        startThing();
        actions.setThingHandler(handler);
        awaitOnline();
    }

    private void tell(String what) {
        send("thing/" + what, "{\"id\":\"9\",\"params\":{}}");
        await().atMost(PATIENCE)
                .until(() -> cloud.device(PRODUCT, DEVICE).messages(0).stream()
                        .anyMatch(message -> message.topic().endsWith("/thing/" + what + "_reply")));
    }

    @Test
    void aDeviceThatIsDisabledSaysSoAndComesBack() {
        start();
        tell("disable");
        cloud.device(PRODUCT, DEVICE).setEnabled(false);
        awaitStatus(ThingStatus.OFFLINE, ThingStatusDetail.NONE, "@text/offline.device-disabled" + NAMES);
        cloud.device(PRODUCT, DEVICE).setEnabled(true);
        awaitOnline();
    }

    @Test
    void aDeviceThatIsDisabledWithoutAWordIsNotTakenForOneWithAWrongSecret() {
        start();
        cloud.device(PRODUCT, DEVICE).setEnabled(false);
        awaitStatus(ThingStatus.OFFLINE, ThingStatusDetail.NONE, "@text/offline.shut-out" + NAMES);
        cloud.device(PRODUCT, DEVICE).setEnabled(true);
        awaitOnline();
    }

    @Test
    void aDeviceThatIsDeletedIsGone() {
        start();
        tell("delete");
        assertThat(cloud.devices().remove(PRODUCT, DEVICE)).isTrue();
        awaitStatus(ThingStatus.OFFLINE, ThingStatusDetail.GONE, "@text/offline.device-deleted" + NAMES);
    }

    @Test
    void theNetworkIsReportedWhereThatIsWanted() {
        parameters.put("diagnostics", new BigDecimal(1));
        start();
        await().atMost(PATIENCE)
                .until(() -> cloud.jobs(PRODUCT, DEVICE).networkReports().size() == 1);
        assertThat(JsonParser.parseString(
                                cloud.jobs(PRODUCT, DEVICE).networkReports().get(0))
                        .getAsJsonObject()
                        .getAsJsonObject("p")
                        .keySet())
                .containsExactly("mqtt", "_time");
        parameters.put("diagnostics", new BigDecimal(0));
        handler.thingUpdated(describedThing());
        await().atMost(PATIENCE).until(() -> device().connects() == 2);
        awaitOnline();
        assertThat(actions.getTags("a")).containsEntry("outcome", "done");
        assertThat(cloud.jobs(PRODUCT, DEVICE).networkReports()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1441"})
    void thePeriodHasBounds(int minutes) {
        parameters.put("diagnostics", new BigDecimal(minutes));
        startThing();
        await().atMost(PATIENCE)
                .until(() -> !openhab.statuses.isEmpty()
                        && lastStatus().getStatusDetail() == ThingStatusDetail.CONFIGURATION_ERROR);
        assertThat(lastStatus().getDescription()).contains("diagnostics");
    }

    @Test
    void tagsAreReadWhoeverHasSetThem() {
        parameters.put("tags", List.of("room=glass house"));
        start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(actions.getTags("room, other"))
                        .containsEntry("outcome", "done")
                        .containsEntry("tags", "{\"room\":\"glass house\"}"));
        assertThat(actions.getTags("").get("reason")).asString().contains("key of a tag");
        assertThat(actions.getTags("a b c d e f g h i j k").get("reason"))
                .asString()
                .contains("1 to 10");
        cloud.faults().add(PRODUCT, DEVICE, Fault.refuseAlink(1, "thing/deviceinfo/get", 460));
        assertThat(actions.getTags("room").get("reason")).asString().contains("460");
    }

    @Test
    void nothingIsResetByAccident() {
        start();
        for (String word : new String[] {null, "", "yes", "Reset"}) {
            assertThat(actions.resetDevice(word)).containsEntry("outcome", "refused");
        }
        assertThat(resets()).isZero();
        assertThat(actions.resetDevice("reset")).containsEntry("outcome", "acknowledged");
        assertThat(resets()).isEqualTo(1);
        assertThat(handler.isOnline()).isTrue();
        cloud.faults().add(PRODUCT, DEVICE, Fault.refuseAlink(1, "thing/reset", 500));
        Map<String, Object> refused = actions.resetDevice("reset");
        assertThat(refused).containsEntry("outcome", "refused");
        assertThat(refused.get("reason")).asString().contains("500");
    }

    private long resets() {
        return cloud.device(PRODUCT, DEVICE).messages(0).stream()
                .filter(message -> message.topic().endsWith("/thing/reset"))
                .count();
    }
}
