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
package org.openhab.binding.aliyuniot.internal.channel.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.internal.channel.kind.TopicChannelTest.channel;
import static org.openhab.binding.aliyuniot.internal.channel.kind.TopicChannelTest.receive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** Every channel reads what it sends: the payload of a command, sent back, is the state that the command stands for. */
@NonNullByDefault({})
class ChannelRoundTripTest {
    private static final String PUBLISHED = "publish /a1B2c3D4e5F/greenhouse/user/update 1 ";
    private static final List<String> AROUND =
            List.of("%s", " %s", "%s\n", "\t%s\r\n", "%s\0", "\ufeff%s", "\u00a0%s ");
    private static final int VALUES = 100;

    private final Random random = new Random(7);
    private final RecordedEvents events = new RecordedEvents();

    private static Arguments of(String type, String settings, Supplier<? extends Command> values) {
        return Arguments.of(type, settings, values);
    }

    private static BigDecimal decimal(Random random, double from, double to, int places) {
        return BigDecimal.valueOf(from + random.nextDouble() * (to - from)).setScale(places, RoundingMode.HALF_UP);
    }

    static Stream<Arguments> channels() {
        Random random = new Random(11);
        Supplier<Command> onOff = () -> OnOffType.from(random.nextBoolean());
        Supplier<Command> percent = () -> new PercentType(decimal(random, 0, 100, random.nextInt(4)));
        Supplier<Command> color = () -> new HSBType(
                new DecimalType(decimal(random, 0, 359, random.nextInt(3))),
                new PercentType(decimal(random, 0, 100, random.nextInt(3))),
                new PercentType(decimal(random, 0, 100, random.nextInt(3))));
        List<Arguments> all = new ArrayList<>(List.of(
                of("string", "", () -> new StringType(" text " + random.nextInt() + "\n")),
                of("number", "", () -> new DecimalType(decimal(random, -1e9, 1e9, random.nextInt(7)))),
                of("number", "", () -> new QuantityType<>(decimal(random, -99, 99, 2) + " °C")),
                of("switch", "", onOff),
                of("switch", "onValue=1;offValue=0", onOff),
                of("switch", "onValue= on;offValue=on", onOff),
                of("datetime", "", () -> new DateTimeType("2026-03-01T12:00:%02dZ".formatted(random.nextInt(60)))),
                of(
                        "location",
                        "",
                        () -> new PointType(
                                new DecimalType(decimal(random, -90, 90, 6)),
                                new DecimalType(decimal(random, -179, 180, 6)),
                                new DecimalType(decimal(random, -100, 9000, 1)))),
                of("location", "", () -> new PointType("30.25,120.16")),
                of("rollershutter", "", percent),
                of("rollershutter", "", () -> random.nextBoolean() ? UpDownType.UP : UpDownType.DOWN),
                of("rollershutter", "upValue=0;downValue=1", percent)));
        for (String unit : List.of("°C", "kWh", "mm", "%", "W", "lx", "hPa", "m³/h")) {
            all.add(of("number", "unit=" + unit, () -> new QuantityType<>(decimal(random, -99, 99, 3) + " " + unit)));
        }
        for (String range : List.of(
                "",
                "max=255",
                "min=-1;max=1",
                "max=1",
                "min=10;max=2000",
                "onValue=on;offValue=off",
                "max=255;onValue=1;offValue=0")) {
            all.add(of("dimmer", range, percent));
            all.add(of("dimmer", range, onOff));
        }
        for (String mode : List.of("", "colorMode=HSB", "onValue=on;offValue=off", "colorMode=HSB;offValue=0")) {
            all.add(of("color", mode, color));
            all.add(of("color", mode, onOff));
            all.add(of(
                    "color",
                    mode,
                    () -> List.of(HSBType.WHITE, HSBType.RED, HSBType.BLACK).get(random.nextInt(3))));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} [{1}]")
    @MethodSource("channels")
    void whatIsSentIsReadAsWhatItStandsFor(String type, String settings, Supplier<? extends Command> values)
            throws Exception {
        TopicChannel channel = channel(events, type, settings);
        for (int i = 0; i < VALUES; i++) {
            Command sent = values.get();
            events.lines.clear();
            channel.handle(sent);
            String payload = events.lines.get(0).substring(PUBLISHED.length());
            String around = "string".equals(type) || settings.startsWith("onValue= on")
                    ? "%s"
                    : AROUND.get(random.nextInt(AROUND.size()));
            receive(channel, around.formatted(payload));

            assertThat(events.lines).as("%s was sent as %s", sent, payload).hasSize(2);
            assertThat(events.lines.get(1)).satisfies(line -> assertSame(line, sent));
        }
    }

    /** What comes back is a command for the item if it only is one of the ends of a rollershutter. */
    private void assertSame(String line, Command sent) {
        if (line.startsWith("command ")) {
            UpDownType end = UpDownType.valueOf(line.substring("command ".length()));
            assertThat(sent).isIn(end, end.as(PercentType.class));
            return;
        }
        State read = events.states.get(events.states.size() - 1);
        if (sent instanceof OnOffType) {
            assertThat(read.as(OnOffType.class)).isEqualTo(sent);
        } else if (sent instanceof QuantityType<?> quantity) {
            assertThat(((QuantityType<?>) read).toUnit(quantity.getUnit())).isEqualTo(quantity);
        } else if (sent instanceof DateTimeType time) {
            assertThat(((DateTimeType) read).getInstant()).isEqualTo(time.getInstant());
        } else if (sent instanceof DecimalType && sent.getClass() == DecimalType.class) {
            assertThat(((DecimalType) read).toBigDecimal()).isEqualByComparingTo(((DecimalType) sent).toBigDecimal());
        } else {
            assertThat(read).isEqualTo(sent);
        }
    }

    @Test
    void hueIsKeptWhileALightIsOff() throws Exception {
        TopicChannel channel = channel(events, "color", "onValue=on;offValue=off");
        for (String payload : List.of("0,0,255", "off", "on", "0,0,0", "on")) {
            receive(channel, payload);
        }
        channel.handle(new PercentType(50));

        assertThat(events.states)
                .containsExactly(HSBType.BLUE, new HSBType("240,100,0"), HSBType.BLUE, HSBType.BLACK, HSBType.BLUE);
        assertThat(events.lines).last().isEqualTo(PUBLISHED + "0,0,128");
    }

    @Test
    void whiteIsWhiteAlsoAfterRed() throws Exception {
        TopicChannel channel = channel(events, "color", "");
        receive(channel, "255,0,0");
        receive(channel, "255,255,255");

        assertThat(events.states.get(1)).isEqualTo(HSBType.WHITE);
    }

    @Test
    void aNumberThatTheDeviceSaysByItselfIsNotTakenForAnOldEcho() throws Exception {
        TopicChannel channel = channel(events, "dimmer", "");
        channel.handle(new PercentType("33.5"));
        receive(channel, "34");
        receive(channel, "35");
        receive(channel, "34");

        assertThat(events.lines).containsExactly(PUBLISHED + "34", "state 33.5", "state 35", "state 34");
    }

    @Test
    void stepsStartFromWhatWasSentOrReceivedLast() throws Exception {
        TopicChannel dimmer = channel(events, "dimmer", "increaseValue=+;decreaseValue=-;step=10");
        dimmer.handle(new PercentType(50));
        receive(dimmer, "+");
        receive(dimmer, "-");
        TopicChannel color = channel(events, "color", "increaseValue=+;decreaseValue=-;step=10");
        receive(color, "0,0,255");
        receive(color, "-");

        assertThat(events.states)
                .containsExactly(new PercentType(60), new PercentType(50), HSBType.BLUE, new HSBType("240,100,90"));
    }
}
