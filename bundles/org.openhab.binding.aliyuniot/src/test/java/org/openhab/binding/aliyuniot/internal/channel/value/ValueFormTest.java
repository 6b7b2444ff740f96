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
package org.openhab.binding.aliyuniot.internal.channel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.channel.payload.Picture;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.RawType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.Command;

/** Every form reads what it writes, at the edges of its values, too. */
@NonNullByDefault({})
class ValueFormTest {
    private static final CommandTexts NO_TEXTS = new CommandTexts.Builder().build();
    private static final PercentRange PERCENT = new PercentRange(BigDecimal.ZERO, BigDecimal.valueOf(100));

    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zone);
    }

    private static Stream<Arguments> of(ValueForm form, Command... commands) {
        return Arrays.stream(commands)
                .map(command -> Arguments.of(form.getClass().getSimpleName(), form, command));
    }

    private static Stream<Arguments> texts(String... texts) {
        return of(new StringForm(), Arrays.stream(texts).map(StringType::new).toArray(Command[]::new));
    }

    private static Stream<Arguments> times(String... times) {
        return of(
                new DateTimeForm(), Arrays.stream(times).map(DateTimeType::new).toArray(Command[]::new));
    }

    private static Stream<Arguments> places(String... places) {
        return of(new LocationForm(), Arrays.stream(places).map(PointType::new).toArray(Command[]::new));
    }

    static Stream<Arguments> values() {
        CommandTexts blind = new CommandTexts.Builder()
                .add(UpDownType.UP, "UP")
                .add(UpDownType.DOWN, "DOWN")
                .add(StopMoveType.STOP, "STOP")
                .build();
        return Stream.of(
                        texts(
                                "",
                                " ",
                                "null",
                                "{}",
                                "[]",
                                "{\"a\":{\"b\":[1,2.50,-1e-7,true,null,\"\"]}}",
                                "{\n\t\"温度\" : \"21 °C \\\" \\u0000 \\\\ 🌡\"\r\n}\n",
                                "[[[[[[[[[[]]]]]]]]]]"),
                        times(
                                "2026-03-01T12:00:00Z",
                                "2026-03-01T12:00:00.5Z",
                                "2026-03-01T12:00:00.123456Z",
                                "2026-03-01T12:00:00.123456789Z",
                                "2026-03-01T12:00:00+14:00",
                                "2024-02-29T23:59:59.999-12:00",
                                "2026-10-25T00:30:00Z",
                                "2026-10-25T01:30:00Z",
                                "1970-01-01T00:00:00Z",
                                "1969-12-31T23:59:59.999Z",
                                "1890-06-01T12:00:00Z",
                                "0001-01-02T00:00:00Z",
                                "9999-12-30T23:59:59.999Z"),
                        places(
                                "0,0",
                                "30.25,120.16",
                                "30.25,120.16,0",
                                "-89.999999,-179.999999,-12.5",
                                "90,180,8848.86",
                                "-90,-180",
                                "0.0000000001,-0.0000000001,1e-10"),
                        of(
                                new NumberForm(null),
                                new DecimalType("-0.0000000001"),
                                new DecimalType("1e50"),
                                new QuantityType<>("21.5 °C")),
                        of(new NumberForm(ChannelUnit.of("°C")), new QuantityType<>("-40 °C")),
                        of(new TwoStateForm(OnOffType.ON, "1", OnOffType.OFF, "0"), OnOffType.ON, OnOffType.OFF),
                        of(
                                new DimmerForm(PERCENT, NO_TEXTS, BigDecimal.ONE),
                                PercentType.ZERO,
                                new PercentType("33.333"),
                                PercentType.HUNDRED),
                        of(new RollershutterForm(blind), UpDownType.UP, StopMoveType.STOP, new PercentType("33.3")),
                        of(
                                new ColorForm(ColorForm.Mode.RGB, NO_TEXTS, BigDecimal.ONE),
                                HSBType.BLACK,
                                new HSBType("359.9,0.1,50")),
                        of(
                                new ColorForm(ColorForm.Mode.HSB, NO_TEXTS, BigDecimal.ONE),
                                HSBType.WHITE,
                                new HSBType("359.9,0.1,50")))
                .flatMap(all -> all);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("values")
    void whatIsWrittenIsRead(String name, ValueForm form, Command command) {
        for (String host : List.of("Asia/Shanghai", "Europe/Berlin", "UTC")) {
            TimeZone.setDefault(TimeZone.getTimeZone(host));
            String text = form.write(command);

            assertThat(text.length()).isLessThanOrEqualTo(form.maxLength());
            assertThat(form.read(text)).as(text).isEqualTo(command);
        }
    }

    @Test
    void timesAreWrittenInTheZoneOfTheHostWhereItHasAnOffsetOfMinutes() {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        DateTimeForm form = new DateTimeForm();

        assertThat(form.write(new DateTimeType("2026-03-01T12:00:00Z"))).isEqualTo("2026-03-01T20:00:00.000+0800");
        assertThat(form.write(new DateTimeType("1890-06-01T12:00:00Z"))).isEqualTo("1890-06-01T12:00:00Z");
    }

    @Test
    void aPlaceOfDigitsWithoutEndIsNotSent() {
        PointType place = new PointType(new DecimalType(1), new DecimalType(2), new DecimalType("1e999999999"));

        assertThatThrownBy(() -> new LocationForm().write(place))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"89504e470d0a1a0a00", "ffd8ffe0", "474946383961", "52494646000000005745425000"})
    void aPictureIsReadFromTheTextThatOpenhabMakesOfIt(String hex) {
        RawType picture = Picture.of(HexFormat.of().parseHex(hex));

        assertThat(Picture.ofText(picture.toFullString())).isEqualTo(picture);
    }
}
