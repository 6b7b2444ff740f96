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

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.mirror.LocalHome;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/**
 * Items of other bindings, the profile, the handler and the emulator, with openHAB 4.3, which keeps a command from where
 * it came, and with 5.1, which does not.
 */
@NonNullByDefault({})
class MirroredThingTest extends ThingModelCloud {
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    private LocalHome home;

    @AfterEach
    void stopScheduler() {
        scheduler.shutdownNow();
    }

    /** A home with an item, before the thing is started. */
    private void mirror(boolean echo, String item, String type, State state, String channel, Object... parameters) {
        if (home == null) {
            home = new LocalHome(echo, scheduler);
            home.have(uid -> handler.getThing().getChannel(uid), (uid, command) -> handler.handleCommand(uid, command));
            mirrors = home.mirrors;
            openhab.commands = home::postCommand;
        }
        home.item(item, type).with(state);
        home.mirror(item, channel(channel), null, parameters);
    }

    /** Once a report that was made afterwards is there, no more of an earlier one can come. */
    private void awaitLaterReport() {
        command("Mode", new DecimalType(2));
        awaitProperty("Mode", "2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSetIsOneReplyOneCommandAndOneReport(boolean echo) throws Exception {
        mirror(echo, "Lamp", "Switch", UnDefType.NULL, "Power");
        startModel();

        assertThat(set("{\"Power\":1}").code()).isEqualTo(200);
        awaitProperty("Power", "1");
        awaitLaterReport();

        assertThat(home.commanded).containsExactly("Lamp ON");
        assertThat(home.items.get("Lamp").state).isEqualTo(OnOffType.ON);
        assertThat(sentTo("/thing/service/property/set_reply")).hasSize(1);
        assertThat(posted("Power")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSetOfWhatIsSoIsConfirmedOnceAsWell(boolean echo) throws Exception {
        mirror(echo, "Lamp", "Dimmer", new PercentType(40), "Level", "deadband", "50", "minInterval", "3600");
        startModel();
        awaitProperty("Level", "40");

        assertThat(set("{\"Level\":40}").code()).isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(posted("Level")).containsExactly("40", "40"));
        assertThat(set("{\"Level\":41}").code()).isEqualTo(200);
        awaitProperty("Level", "41");
        awaitLaterReport();

        assertThat(home.commanded).containsExactly("Lamp 40", "Lamp 41");
        assertThat(posted("Level")).containsExactly("40", "40", "41");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLampThatIsOfflineIsReportedAsItIs(boolean echo) throws Exception {
        mirror(echo, "Lamp", "Switch", OnOffType.OFF, "Power");
        home.items.get("Lamp").obeys = false;
        startModel();
        awaitProperty("Power", "0");

        assertThat(set("{\"Power\":1}").code()).isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(posted("Power")).containsExactly("0", "0"));

        home.update("Lamp", OnOffType.ON);
        awaitProperty("Power", "1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anItemInFahrenheitIsAPropertyInCelsiusAndBack(boolean echo) throws Exception {
        mirror(echo, "Room", "Number:Temperature", new QuantityType<>("86 °F"), "Temp");
        startModel();
        awaitProperty("Temp", "30");

        home.update("Room", new QuantityType<>("69 °F"));
        awaitProperty("Temp", "20.6");
        assertThat(set("{\"Temp\":21.5}").code()).isEqualTo(200);
        awaitProperty("Temp", "21.5");

        assertThat(home.commanded).containsExactly("Room 21.5 °C");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void contactsGroupsAndColorsAreTruthsAndAContactRefuses(boolean echo) throws Exception {
        mirror(echo, "Door", "Contact", OpenClosedType.OPEN, "Power");
        mirror(echo, "Strip", "Color", new HSBType("0,100,7"), "night#Power");
        mirror(echo, "All", "Group", new PercentType(30), "Level");
        startModel();
        awaitProperty("Power", "1");
        awaitProperty("night:Power", "1");
        awaitProperty("Level", "30");

        home.update("Door", OpenClosedType.CLOSED);
        awaitProperty("Power", "0");

        assertThat(set("{\"Power\":1}").code()).isEqualTo(100_001);
        assertThat(set("{\"Level\":50}").code()).isEqualTo(100_001);
        assertThat(set("{\"night:Power\":0}").code()).isEqualTo(200);
        awaitProperty("night:Power", "0");
        assertThat(home.commanded).containsExactly("Strip OFF");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingGoesUpOfNullAndUndefAndNothingWithDirectionDown(boolean echo) throws Exception {
        mirror(echo, "Room", "Number:Temperature", UnDefType.NULL, "Temp");
        mirror(echo, "Siren", "Switch", OnOffType.ON, "Power", "direction", "down");
        startModel();
        home.update("Room", UnDefType.UNDEF);
        home.update("Siren", OnOffType.OFF);
        awaitLaterReport();
        assertThat(posted("Temp")).isEmpty();
        assertThat(posted("Power")).isEmpty();

        assertThat(set("{\"Power\":1}").code()).isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(home.commanded).containsExactly("Siren ON"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofAThousandUpdatesFewAreSentAndTheLastIs(boolean echo) throws Exception {
        mirror(echo, "Meter", "Number", UnDefType.NULL, "Count");
        startModel();

        IntStream.rangeClosed(1, 1000).forEach(number -> home.update("Meter", new DecimalType(number)));
        awaitProperty("Count", "1000");

        assertThat(posted("Count")).hasSizeLessThan(100).endsWith("1000");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatHappensWithoutAConnectionIsOnePostAfterwards(boolean echo) throws Exception {
        mirror(echo, "Meter", "Number", new DecimalType(1), "Count");
        startModel();
        awaitProperty("Count", "1");

        cloud.device(PRODUCT, DEVICE).disconnect();
        IntStream.rangeClosed(2, 50).forEach(number -> home.update("Meter", new DecimalType(number)));
        awaitProperty("Count", "50");

        List<String> posted = posted("Count");
        assertThat(posted.get(posted.size() - 1)).isEqualTo("50");
        assertThat(posted).hasSizeLessThan(10);
    }
}
