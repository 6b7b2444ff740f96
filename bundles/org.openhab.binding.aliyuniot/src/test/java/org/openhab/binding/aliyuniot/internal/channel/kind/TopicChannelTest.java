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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.payload.PayloadReport;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.RawType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.TypeParser;
import org.slf4j.LoggerFactory;

@NonNullByDefault({})
class TopicChannelTest {
    private static final List<Class<? extends Command>> COMMANDS = List.of(
            OnOffType.class,
            OpenClosedType.class,
            UpDownType.class,
            StopMoveType.class,
            IncreaseDecreaseType.class,
            HSBType.class,
            PercentType.class,
            DecimalType.class,
            QuantityType.class,
            PointType.class,
            DateTimeType.class,
            StringType.class);

    private final RecordedEvents events = new RecordedEvents();

    /** @param settings such as {@code onValue=1;offValue=0}; topics are added */
    private TopicChannel channel(String type, String settings) throws ChannelException {
        return channel(events, type, settings);
    }

    static TopicChannel channel(RecordedEvents events, String type, String settings) throws ChannelException {
        Map<String, Object> values = new HashMap<>(Map.of("subscribeTopic", "user/get", "publishTopic", "user/update"));
        for (String setting : settings.split(";")) {
            if (!setting.isEmpty()) {
                String[] parts = setting.split("=", 2);
                values.put(parts[0], parts[1]);
            }
        }
        return channel(events, type, values);
    }

    private TopicChannel channel(String type, Map<String, Object> values) throws ChannelException {
        return channel(events, type, values);
    }

    private static TopicChannel channel(RecordedEvents events, String type, Map<String, Object> values)
            throws ChannelException {
        ChannelUID uid = new ChannelUID(new ThingUID("aliyuniot:device:test"), "channel");
        return (TopicChannel) RecordedEvents.read(
                events.channels(),
                ChannelBuilder.create(uid)
                        .withType(new ChannelTypeUID("aliyuniot", type))
                        .withConfiguration(new Configuration(values))
                        .build());
    }

    static Message message(byte[] payload) {
        return new Message(new Topic("/a1B2c3D4e5F/greenhouse/user/get"), payload, Qos.AT_LEAST_ONCE);
    }

    static void receive(TopicChannel channel, String payload) {
        channel.received(message(payload.getBytes(StandardCharsets.UTF_8)));
    }

    static Command command(String text) {
        return COMMANDS.stream()
                .map(type -> TypeParser.parseCommand(List.of(type), text))
                .filter(command -> command != null)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} [{1}]: {2} becomes {3}")
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '~',
            value = {
                "string	~~	{\"a\":1}	state {\"a\":1}",
                "string	~~	~~	~state ~",
                "number	~~	21.50	state 21.50",
                "number	~~	21.5 °C	state 21.5 °C",
                "number	unit=°C	21.5	state 21.5 °C",
                "number	unit=	7	state 7",
                "number	unit=°C	21.5 °C	state 21.5 °C",
                "number	unit=°C	21.5°C	state 21.5 °C",
                "number	unit=%	45 %	state 45 %",
                "number	~~	NaN	state UNDEF",
                "number	unit=°C	nan	state UNDEF",
                "number	~~	+.5e1	state 5",
                "dimmer	~~	NaN	state UNDEF",
                "rollershutter	~~	NaN	state UNDEF",
                "rollershutter	~~	101	state 100",
                "rollershutter	~~	-1e99999999	state 0",
                "color	colorMode=HSB	12.5,33.3,50.1	state 12.5,33.3,50.1",
                "switch	onValue= ON ;offValue=ON	ON	state OFF",
                "switch	onValue= ON ;offValue=ON	~ ON ~	state ON",
                "switch	~~	ON	state ON",
                "switch	onValue=1;offValue=0	0	state OFF",
                "switch	onValue=true;offValue=false	true	state ON",
                "contact	~~	CLOSED	state CLOSED",
                "contact	openValue=open;closedValue=shut	open	state OPEN",
                "dimmer	~~	42	state 42",
                "dimmer	~~	100	state 100",
                "dimmer	onValue=on;offValue=off	on	state 100",
                "dimmer	max=255	255	state 100",
                "dimmer	max=255	51	state 20",
                "dimmer	max=255	1e999999999	state 100",
                "dimmer	min=-1;max=1	0	state 50",
                "dimmer	max=255;onValue=1;offValue=0	1	state 100",
                "rollershutter	~~	30	state 30",
                "rollershutter	~~	UP	command UP",
                "rollershutter	stopValue=halt	halt	command STOP",
                "color	colorMode=HSB	120,100,50	state 120,100,50",
                "color	colorMode=HSB;onValue=on	on	state 0,0,100",
                "datetime	~~	2026-03-01T12:00:00Z	state 2026-03-01T12:00:00.000+0000",
                "location	~~	30.25,120.16	state 30.25,120.16",
                "message	~~	{\"code\":200}	event {\"code\":200}",
            })
    void aPayloadBecomesAState(String type, String settings, String payload, String event) throws Exception {
        receive(channel(type, settings), payload);

        assertThat(events.lines).singleElement().satisfies(line -> {
            if ("datetime".equals(type)) {
                assertThat(((DateTimeType) events.states.get(0)).getInstant())
                        .isEqualTo(java.time.Instant.parse(payload));
            } else {
                assertThat(line).isEqualTo(event);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '~',
            value = {
                "~~	255,0,0	0,100,100",
                "~~	#FF0000	0,100,100",
                "~~	#f00	0,100,100",
                "colorMode=HSB	#0000fF	240,100,100",
                "~~	~ 0 , 255 , 0 ~	120,100,100",
                "~~	254.9,0,0	0,100,100",
            })
    void colorsAreReadHoweverTheyAreWritten(String settings, String payload, String color) throws Exception {
        receive(channel("color", settings), payload);

        assertThat(events.states).containsExactly(new HSBType(color));
    }

    @ParameterizedTest(name = "{0} [{1}]: {2} is sent as {3}")
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '~',
            value = {
                "string	~~	hello there	hello there",
                "number	~~	21.5	21.5",
                "number	unit=°C	21.5 °C	21.5",
                "number	unit=W	1.5 kW	1500",
                "number	unit=°C	69 °F	20.5555555555556",
                "number	unit=W	2 kW	2000",
                "number	~~	21.5 °C	21.5 °C",
                "number	unit=°C	77 °F	25",
                "number	unit=°C	298.15 K	25",
                "number	unit=kWh	3600 kJ	1",
                "number	unit=mm	1 in	25.4",
                "number	unit=mired	4000 K	250",
                "switch	~~	50	ON",
                "dimmer	~~	120,100,50	50",
                "rollershutter	~~	120,100,50	50",
                "color	~~	50	128,128,128",
                "switch	~~	OFF	OFF",
                "switch	onValue=1;offValue=0	ON	1",
                "dimmer	~~	42	42",
                "dimmer	~~	ON	100",
                "dimmer	~~	OFF	0",
                "dimmer	increaseValue=+;decreaseValue=-	INCREASE	+",
                "dimmer	~~	33.5	34",
                "dimmer	max=255	50	128",
                "dimmer	max=255	ON	255",
                "dimmer	min=10;max=255	OFF	10",
                "dimmer	max=1	33.5	0.34",
                "dimmer	max=255;onValue=on	ON	on",
                "rollershutter	~~	UP	UP",
                "rollershutter	~~	STOP	STOP",
                "rollershutter	~~	42	42",
                "rollershutter	downValue=down	100	down",
                "color	~~	0,100,100	255,0,0",
                "color	colorMode=HSB	120,100,50	120,100,50",
                "color	~~	ON	255,255,255",
                "color	colorMode=HSB	ON	0,0,100",
                "location	~~	30.25,120.16	30.25,120.16",
            })
    void aCommandBecomesAPayload(String type, String settings, String command, String payload) throws Exception {
        channel(type, settings).handle("string".equals(type) ? new StringType(command) : command(command));

        assertThat(events.lines).containsExactly("publish /a1B2c3D4e5F/greenhouse/user/update 1 " + payload);
    }

    @Test
    void aPointInTimeIsSentAsIso8601() throws Exception {
        channel("datetime", "").handle(new DateTimeType("2026-03-01T12:00:00Z"));

        assertThat(events.lines).singleElement().asString().contains("2026-03-01T");
    }

    @ParameterizedTest(name = "{0} [{1}]: {2} changes nothing, as it {4}")
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '~',
            value = {
                "number	~~	abc	1	is no number",
                "number	~~	~~	1	is no number",
                "number	~~	1,5	1	has a comma",
                "number	unit=°C	1,5	1	has a comma",
                "number	unit=°C	5 K	1	is no plain number, to which the unit °C fits",
                "number	~~	1e999999999	1	is a number of more than 100 digits",
                "number	unit=W	1e-999999999	1	is a number of more than 100 digits",
                "switch	~~	maybe	ON	is neither \"ON\" nor \"OFF\"",
                "switch	onValue=1;offValue=0	ON	1	is neither \"1\" nor \"0\"",
                "contact	~~	ajar	OPEN	is neither \"OPEN\" nor \"CLOSED\"",
                "dimmer	~~	bright	50	is no number and none of the values",
                "dimmer	increaseValue=+	-	50	is no number and none of the values",
                "rollershutter	~~	half	50	is no number from 0 to 100",
                "rollershutter	~~	5 0	50	is no number from 0 to 100",
                "color	~~	256,0,0	0,0,0	is not three numbers from 0 to 255",
                "color	~~	99999999999,0,0	0,0,0	is not three numbers from 0 to 255",
                "color	~~	#ff00	0,0,0	is not three numbers from 0 to 255",
                "color	~~	1e99999999,0,0	0,0,0	is a number of more than 100 digits",
                "color	~~	red	0,0,0	is not three numbers from 0 to 255",
                "color	colorMode=HSB	360,50,50	120,100,50	is not hue (0 to 359)",
                "color	colorMode=HSB	10,101,50	120,100,50	is not hue (0 to 359)",
                "datetime	~~	soon	2026-03-01T12:00:00Z	is no date and time",
                "datetime	~~	~~	2026-03-01T12:00:00Z	is no date and time",
                "number	~~	1 m^99999	1	is no number",
                "number	~~	Infinity	1	is no number",
                "location	~~	90.1,0	30.25,120.16	is no place",
                "location	~~	0,-180.5	30.25,120.16	is no place",
                "location	~~	1e99999999,1	30.25,120.16	is a number of more than 100 digits",
                "location	~~	here	30.25,120.16	is not latitude and longitude",
            })
    void aBadPayloadLeavesTheStateAloneAndIsLoggedOnceWithItsReason(
            String type, String settings, String bad, String good, String reason) throws Exception {
        TopicChannel channel = channel(type, settings);
        receive(channel, good);
        String before = events.lines.get(0);
        List<ILoggingEvent> log = logged(() -> {
            receive(channel, bad);
            receive(channel, good);
            receive(channel, bad);
        });

        if (!events.states.isEmpty()) {
            channel.handle(RefreshType.REFRESH);
            assertThat(events.lines).containsExactly(before, before, before);
        }
        assertThat(channel.lastPayload()).asString(StandardCharsets.UTF_8).isEqualTo(good);
        assertThat(log)
                .filteredOn(line -> line.getLevel() == Level.WARN)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .startsWith("aliyuniot:device:test:channel keeps its state: the payload \"" + bad + "\" " + reason);
    }

    static List<ILoggingEvent> logged(Runnable action) {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(PayloadReport.class);
        log.start();
        logger.addAppender(log);
        try {
            action.run();
        } finally {
            logger.detachAppender(log);
        }
        return log.list;
    }

    @Test
    void bytesThatAreNoTextAreABadPayloadButForATrigger() throws Exception {
        byte[] gbk = {(byte) 0xb4, (byte) 0xf3};
        TopicChannel text = channel("string", "");
        TopicChannel trigger = channel("message", "");
        List<ILoggingEvent> log = logged(() -> {
            text.received(message(gbk));
            trigger.received(message(gbk));
        });

        assertThat(log).singleElement().asString().contains("is no text in UTF-8");
        assertThat(events.lines).singleElement().asString().startsWith("event ");
    }

    @Test
    void whatStandsForTheStateIsWhatWasLastSentOrReceived() throws Exception {
        TopicChannel channel = channel("switch", "onValue=1;offValue=0");
        assertThat(channel.lastPayload()).isEmpty();

        channel.handle(OnOffType.ON);
        assertThat(channel.lastPayload()).asString().isEqualTo("1");
        receive(channel, "0");
        assertThat(channel.lastPayload()).asString().isEqualTo("0");
    }

    @Test
    void fixedValuesAreReadBeforeThreadsCanMeetInThem() {
        ChannelConfiguration config =
                ChannelConfiguration.of(new Configuration(Map.of("onValue", "1", "offValue", "0")));
        TopicChannel channel = new TopicChannel(
                new ChannelUID("aliyuniot:device:test:pump"),
                TopicChannelType.SWITCH,
                new TopicChannel.Topics(
                        null, new Topic("/a1B2c3D4e5F/greenhouse/user/update"), Qos.AT_LEAST_ONCE, null),
                config,
                new ChannelTransformation((String) null),
                new ChannelTransformation((String) null),
                events.context());

        config.onValue = "changed";
        channel.handle(OnOffType.ON);

        assertThat(events.lines).containsExactly("publish /a1B2c3D4e5F/greenhouse/user/update 1 1");
    }

    @Test
    void aLongPayloadIsShownShortenedAndOnOneLine() throws Exception {
        TopicChannel channel = channel("switch", "");
        List<ILoggingEvent> log = logged(() -> receive(channel, "a\n".repeat(1000)));

        assertThat(log)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .hasSizeLessThan(250)
                        .doesNotContain("\n"));
    }

    @Test
    void aPictureKeepsItsBytesAndGetsItsType() throws Exception {
        byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

        channel("image", "").received(message(png));

        assertThat(events.states).singleElement().satisfies(state -> {
            RawType image = (RawType) state;
            assertThat(image.getMimeType()).isEqualTo("image/png");
            assertThat(image.getBytes()).isEqualTo(png);
        });
    }

    @Test
    void whatIsNoPictureLeavesTheLastOneAndIsNamedOnce() throws Exception {
        TopicChannel channel = channel("image", "");
        channel.received(message(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452")));
        List<ILoggingEvent> log = logged(() -> {
            for (String text : List.of("no image", "data:image/png;base64,bm8gaW1hZ2U=", "data:image/png,", "")) {
                receive(channel, text);
            }
            channel.received(message(new byte[] {0, 1, 2, 3}));
            channel.received(message("BM is no bitmap at all, is it?".getBytes(StandardCharsets.UTF_8)));
        });

        assertThat(events.states).hasSize(1);
        assertThat(log)
                .filteredOn(line -> line.getLevel() == Level.WARN)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("keeps its state", "no image", "is no picture");
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, 89504e470d0a1a0a0000000d49484452",
        "image/jpeg, ffd8ffe000104a464946",
        "image/gif, 474946383961",
        "image/gif, 474946383761",
        "image/webp, 524946461a000000574542505650384c",
        "image/bmp, 424d3a000000000000003600000028000000010000000100000001001800",
    })
    void aPictureIsKnownByItsBytesAndMayComeAsText(String type, String hex) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        TopicChannel channel = channel("image", "");

        channel.received(message(bytes));
        receive(channel, base64);
        receive(channel, " data:image/x-wrong;base64," + base64 + "\n");

        assertThat(events.states).hasSize(3).allSatisfy(state -> {
            assertThat(((RawType) state).getMimeType()).isEqualTo(type);
            assertThat(((RawType) state).getBytes()).isEqualTo(bytes);
        });
    }

    @Test
    void aContactHasNoWayToSendAndSaysSoWhereATopicIsGivenForIt() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(TopicKind.class);
        log.start();
        logger.addAppender(log);
        try {
            TopicChannel both = channel("contact", "");
            both.handle(OpenClosedType.OPEN);
            receive(both, "CLOSED");
            channel("contact", Map.of("publishTopic", "user/update")).handle(OpenClosedType.OPEN);
            channel("contact", Map.of("subscribeTopic", "user/get"));
        } finally {
            logger.detachAppender(log);
        }

        assertThat(events.lines).containsExactly("state CLOSED");
        assertThat(log.list)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.getFormattedMessage()).contains("publishTopic", "publishText"));
    }

    @Test
    void refreshWithoutAStateSendsAndReportsNothing() throws Exception {
        channel("switch", "").handle(RefreshType.REFRESH);

        assertThat(events.lines).isEmpty();
    }

    @Test
    void aCommandWithoutAPublishTopicIsIgnored() throws Exception {
        channel("switch", Map.of("subscribeTopic", "user/get")).handle(OnOffType.ON);

        assertThat(events.lines).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            value = {"switch	UP", "dimmer	INCREASE", "number	ON", "image	ON"})
    void aCommandThatTheChannelCannotSendDoesNoHarm(String type, String command) throws Exception {
        TopicChannel channel = channel(type, "number".equals(type) ? "unit=°C" : "");
        channel.handle("number".equals(type) ? new QuantityType<>("5 kg") : command(command));

        assertThat(events.lines).isEmpty();
    }

    @Test
    void numbersAndTruthValuesServeAsPayloads() throws Exception {
        TopicChannel channel = channel(
                "switch", Map.of("subscribeTopic", "user/get", "onValue", new BigDecimal(1), "offValue", false));

        receive(channel, "1");
        receive(channel, "false");

        assertThat(events.lines).containsExactly("state ON", "state OFF");
    }

    @ParameterizedTest
    @CsvSource({"switch, onValue", "dimmer, max", "dimmer, min", "color, step", "number, unit"})
    void aParameterOfDigitsWithoutEndIsRefused(String type, String parameter) {
        Map<String, Object> values = Map.of("subscribeTopic", "user/get", parameter, new BigDecimal("1e999999999"));

        assertThatThrownBy(() -> channel(type, values))
                .isInstanceOfSatisfying(
                        ChannelException.class,
                        e -> assertThat(e.toStatusText()).contains("offline.channel-value"));
    }

    @Test
    void transformationsMayBeOneTextOrAListAndHoldComments() {
        Configuration configuration = new Configuration(Map.of(
                "stateTransformation",
                " REGEX:(.*) ",
                "commandTransformation",
                Arrays.asList("REGEX:(.*)", "# not yet", "", "MAP:a.map")));

        assertThat(ChannelConfiguration.steps(configuration, "stateTransformation"))
                .containsExactly("REGEX:(.*)");
        assertThat(ChannelConfiguration.steps(configuration, "commandTransformation"))
                .containsExactly("REGEX:(.*)", "MAP:a.map");
        assertThat(ChannelConfiguration.steps(configuration, "other")).isEmpty();
    }
}
