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
package org.openhab.binding.aliyuniot.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.itest.RunningAddOn.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.sandbox.launcher.Cloud;
import org.openhab.sandbox.launcher.DemoFiles;

/**
 * The demo's thing model in Karaf, with the emulator as the cloud: channels, mirrored items, events and services; looked at
 * from both ends.
 */
@ExtendWith(SharedAddOn.class)
class ThingModelIT {
    private static final String THING = DemoFiles.HOME_THING;
    private static final List<String> CHANNELS =
            List.of("PumpSwitch", "Temperature", "DoorOpen", "event-Alarm", "service-Water", "service-Rinse");
    private static final String ITEMS = """
            version: 1

            items:
              Model_Room:
                type: Number
                dimension: Temperature
                unit: °F
                autoupdate: true
                channels:
                  aliyuniot:device:home:Temperature:
                    profile: aliyuniot:mirror
              Model_Door:
                type: Contact
                channels:
                  aliyuniot:device:home:DoorOpen:
                    profile: aliyuniot:mirror
              Model_Alarm:
                type: String
                channel: aliyuniot:device:home:event-Alarm
            """;

    private final RunningAddOn addOn;
    private final OpenHabConsole console;

    ThingModelIT(RunningAddOn addOn) {
        this.addOn = addOn;
        console = addOn.console();
    }

    @BeforeEach
    void channelsAreThere() throws Exception {
        addOn.awaitOnline();
        addOn.write("thing-model", ITEMS);
        eventually(() -> assertThat(console.item("Model_Alarm")).isNotEmpty());
        awaitChannels(addOn);
    }

    private static void awaitChannels(RunningAddOn addOn) {
        eventually(() -> assertThat(uidsOf(addOn)).containsAll(CHANNELS));
    }

    /** Ids of the thing's channels. */
    private static List<String> uidsOf(RunningAddOn addOn) throws IOException {
        String start = "UID: " + THING + ":";
        return addOn.console()
                .run("openhab:things show " + THING)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    private Cloud home() {
        return addOn.home();
    }

    @Test
    void featuresBecomeChannels() throws Exception {
        assertThat(uidsOf(addOn)).containsAll(CHANNELS).doesNotHaveDuplicates();
        assertThat(console.run("openhab:things show " + THING))
                .contains("Label: Pump", "Type: aliyuniot:m-a1H0meMode1-PumpSwitch, Kind: STATE, Item type: Switch")
                .contains("Item type: Number:Temperature")
                .contains("Label: Water the Plants", "Type: aliyuniot:m-a1H0meMode1-service-Water, Kind: TRIGGER");
        assertThat(console.run("openhab:aliyuniot model " + THING))
                .containsPattern("PumpSwitch +bool rw +")
                .containsPattern("Temperature +double rw +")
                .contains("Alarm", "Water", "Rinse");
    }

    @Test
    void secondStartHasThemWithoutTheCloud() throws Exception {
        int port = addOn.stopCloud();
        try {
            addOn.awaitOffline();
            addOn.stopBundle();
            addOn.startBundle();
            awaitChannels(addOn);
            assertThat(console.thing(THING)).isNotEmpty().doesNotContain("Status=ONLINE");
        } finally {
            addOn.startCloud(port);
        }
        addOn.awaitOnline();
        assertThat(uidsOf(addOn)).containsAll(CHANNELS).doesNotHaveDuplicates();
        assertReportsInCelsius("50", "10");
    }

    @Test
    void changedFileLeavesChannelsAndConnectionAlone() throws Exception {
        long connects = home().state().connects();
        addOn.edit("home", "label: Home\n", "label: House\n");
        try {
            eventually(() -> assertThat(console.thing(THING)).contains("Label=House"));
            awaitChannels(addOn);
            assertReportsInCelsius("59", "15");
        } finally {
            addOn.edit("home", "label: House\n", "label: Home\n");
        }
        eventually(() -> assertThat(console.thing(THING)).contains("Label=Home"));
        awaitChannels(addOn);
        assertThat(home().state().connects()).isEqualTo(connects);
    }

    @Test
    void itemInFahrenheitIsMirroredInCelsius() throws Exception {
        assertReportsInCelsius("68", "20");
        assertThat(console.run("openhab:send Model_Room 77")).contains("Command has been sent successfully.");
        eventually(() -> assertThat(home().property("Temperature")).isEqualTo("25"));
    }

    @Test
    void itemOfTheThingsOwnTalksBothWays() throws Exception {
        assertThat(console.run("openhab:send Home_Temperature 12")).contains("Command has been sent successfully.");
        eventually(() -> {
            assertThat(home().property("Temperature")).isEqualTo("12");
            assertThat(console.status("Home_Temperature")).isEqualTo("12 °C");
        });
        assertThat(home().set("Temperature", 13.5).code()).isEqualTo(200);
        eventually(() -> assertThat(console.status("Home_Temperature")).isEqualTo("13.5 °C"));
    }

    private void assertReportsInCelsius(String fahrenheit, String celsius) throws Exception {
        console.run("openhab:update Model_Room " + fahrenheit);
        eventually(() -> assertThat(home().property("Temperature")).isEqualTo(celsius));
        assertThat(console.status("Model_Room")).isEqualTo(fahrenheit + " °F");
    }

    @Test
    void setIsRepliedToObeyedAndReportedOnce() throws Exception {
        assertOneOfEach(addOn);
    }

    /** Before 5.1, openHAB hands a handler's own commands not back to it. */
    @Test
    void setIsRepliedToObeyedAndReportedOnceOnOpenhab43(@TempDir Path folder) throws Exception {
        try (RunningAddOn older =
                RunningAddOn.start(folder, settings -> settings.withSystemProperty("openhab.standin.echo", "4.3"))) {
            older.awaitOnline();
            awaitChannels(older);
            assertOneOfEach(older);
        }
    }

    /** The second set is what shows that the first one has left nothing that comes late. */
    private static void assertOneOfEach(RunningAddOn addOn) throws Exception {
        String obeyed = "Item 'Home_Pump' received command ";
        switchPump(addOn, "OFF");
        long commands = countOf(addOn, obeyed);
        long seen = lastSeq(addOn.home());
        long pump = lastSeq(addOn.cloud());
        for (Map.Entry<Integer, String> step : List.of(Map.entry(1, "ON"), Map.entry(0, "OFF"))) {
            String value = step.getKey().toString();
            assertThat(addOn.home().set("PumpSwitch", step.getKey()).code()).isEqualTo(200);
            eventually(() -> {
                assertThat(addOn.console().status("Home_Pump")).isEqualTo(step.getValue());
                assertThat(addOn.home().property("PumpSwitch")).isEqualTo(value);
            });
        }
        assertThat(topicsAfter(addOn.home(), seen).filter(topic -> topic.endsWith("/thing/event/property/post")))
                .hasSize(2);
        assertThat(topicsAfter(addOn.home(), seen).filter(topic -> topic.endsWith("/property/set_reply")))
                .hasSize(2);
        eventually(() -> assertThat(addOn.cloud().receivedAfter(pump))
                .filteredOn(message -> message.topic().endsWith("/user/pump"))
                .extracting(Cloud.Received::payload)
                .containsExactly("1", "0"));
        assertThat(countOf(addOn, obeyed)).isEqualTo(commands + 2);
    }

    private static void switchPump(RunningAddOn addOn, String state) throws Exception {
        String value = "ON".equals(state) ? "1" : "0";
        addOn.console().run("openhab:send Home_Pump " + state);
        eventually(() -> assertThat(addOn.home().property("PumpSwitch")).isEqualTo(value));
    }

    private static long countOf(RunningAddOn addOn, String event) throws IOException {
        return Files.readAllLines(addOn.karaf().eventsLog()).stream()
                .filter(line -> line.contains(event))
                .count();
    }

    private static long lastSeq(Cloud cloud) throws Exception {
        return cloud.receivedAfter(0).stream()
                .mapToLong(Cloud.Received::seq)
                .max()
                .orElse(0);
    }

    private static Stream<String> topicsAfter(Cloud cloud, long seq) throws Exception {
        return cloud.receivedAfter(seq).stream().map(Cloud.Received::topic);
    }

    @Test
    void contactIsReportedAndTakesNoCommands() throws Exception {
        console.run("openhab:update Model_Door OPEN");
        eventually(() -> assertThat(home().property("DoorOpen")).isEqualTo("1"));
        assertThat(home().set("DoorOpen", 0).code()).isEqualTo(100_001);
        assertThat(console.status("Model_Door")).isEqualTo("OPEN");
        console.run("openhab:update Model_Door CLOSED");
        eventually(() -> assertThat(home().property("DoorOpen")).isEqualTo("0"));
    }

    @Test
    void eventsAreToldByItemAndByAction() throws Exception {
        console.run("openhab:send Model_Alarm heat");
        eventually(() -> assertThat(alarms()).contains("{\"Reason\":\"heat\"}"));
        assertThat(action("postEvent", "identifier=Alarm", "'json={\"Reason\":\"smoke\"}'"))
                .contains("outcome = acknowledged");
        assertThat(alarms()).endsWith("{\"Reason\":\"smoke\"}");
        assertThat(action("postEvent", "identifier=Alarm", "'json={\"Reason\":7}'"))
                .contains("outcome = refused", "Reason");
    }

    private List<String> alarms() throws Exception {
        return home().events().stream()
                .filter(event -> "Alarm".equals(event.identifier()))
                .map(event -> event.value().toString())
                .toList();
    }

    @Test
    void actionReportsProperties() throws Exception {
        assertThat(action("postProperties", "'json={\"Temperature\":21.5}'")).contains("outcome = queued");
        eventually(() -> assertThat(home().property("Temperature")).isEqualTo("21.5"));
        assertThat(action("postProperties", "'json={\"Temperature\":61}'")).contains("outcome = refused", "60");
    }

    @Test
    void servicesTriggerAndAreAnsweredByAction() throws Exception {
        assertAnswered("Water", Map.of("Minutes", 3), "{\"Litres\":12.5}");
        assertAnswered("Rinse", Map.of(), "{}");
    }

    private void assertAnswered(String service, Map<String, Integer> input, String output) throws Exception {
        CompletableFuture<Cloud.Reply> reply = new CompletableFuture<>();
        Thread caller = new Thread(
                () -> {
                    try {
                        reply.complete(home().callService(service, input));
                    } catch (IOException | InterruptedException | RuntimeException e) {
                        reply.completeExceptionally(e);
                    }
                },
                "calls-" + service);
        caller.start();
        Pattern trigger =
                Pattern.compile(Pattern.quote(THING + ":service-" + service + " triggered ") + ".*\"id\":\"([^\"]+)\"");
        String[] id = new String[1];
        eventually(() -> {
            Matcher found = trigger.matcher(Files.readString(addOn.karaf().eventsLog()));
            assertThat(found.find()).isTrue();
            id[0] = found.group(1);
        });
        assertThat(action("answerService", "id=" + id[0], "code=200", "'json=" + output + "'"))
                .doesNotContain("refused");
        Cloud.Reply answered = reply.get(1, TimeUnit.MINUTES);
        assertThat(answered.code()).isEqualTo(200);
        assertThat(answered.data()).hasToString(output);
    }

    private String action(String name, String... inputs) throws IOException {
        return console.run("openhab:actions " + THING + " aliyuniot-model." + name + " " + String.join(" ", inputs));
    }
}
