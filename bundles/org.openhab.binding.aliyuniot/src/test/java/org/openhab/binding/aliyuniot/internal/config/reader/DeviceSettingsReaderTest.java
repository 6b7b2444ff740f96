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
package org.openhab.binding.aliyuniot.internal.config.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.ModelSettings;
import org.openhab.binding.aliyuniot.internal.config.MqttTransportSettings;
import org.openhab.binding.aliyuniot.internal.config.TransportMeans;
import org.openhab.binding.aliyuniot.internal.config.parameter.ConfigurationProblem;
import org.openhab.binding.aliyuniot.internal.config.parameter.InvalidConfigurationException;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;
import org.openhab.core.OpenHAB;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.config.core.status.ConfigStatusMessage;

class DeviceSettingsReaderTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final Map<String, Object> values =
            new HashMap<>(Map.of("productKey", "a1B2c3D4e5F", "deviceName", "greenhouse", "deviceSecret", SECRET));

    private DeviceSettings settings() throws Exception {
        return DeviceSettingsReader.mqtt(new Configuration(values), false, false, question -> null);
    }

    private MqttTransportSettings mqtt() throws Exception {
        return mqtt(settings());
    }

    private static MqttTransportSettings mqtt(DeviceSettings settings) {
        assertThat(settings.transport()).isInstanceOf(MqttTransportSettings.class);
        return (MqttTransportSettings) settings.transport();
    }

    private static String clientId(DeviceSettings settings) {
        return mqtt(settings)
                .login()
                .credentials(settings.identity(), new DeviceSecret(SECRET))
                .clientId();
    }

    private List<ConfigurationProblem> problems() {
        return catchThrowableOfType(InvalidConfigurationException.class, this::settings)
                .problems();
    }

    @Test
    void threeValuesAreEnough() throws Exception {
        DeviceSettings settings = settings();

        assertThat(mqtt(settings).endpoint().host()).isEqualTo("a1B2c3D4e5F.iot-as-mqtt.cn-shanghai.aliyuncs.com");
        assertThat(mqtt(settings).endpoint().port()).isEqualTo(1883);
        assertThat(mqtt(settings).endpoint().protocol()).isEqualTo(Protocol.TLS);
        assertThat(mqtt(settings).keepAlive()).isEqualTo(Duration.ofSeconds(300));
        assertThat(mqtt(settings).cleanSession()).isTrue();
        assertThat(settings.caFile()).isNull();
        assertThat(clientId(settings))
                .startsWith("a1B2c3D4e5F.greenhouse|")
                .contains("securemode=2", "signmethod=hmacsha256");
    }

    @Test
    void everyParameterHasItsEffect() throws Exception {
        values.putAll(Map.of(
                "protocol", "tcp",
                "port", new BigDecimal(11883),
                "keepAlive", new BigDecimal(60),
                "cleanSession", false,
                "signMethod", "hmacsha1",
                "clientId", "abc",
                "caFile", "ca.pem",
                "instanceId", "iot-06z00abcdefghij"));

        DeviceSettings settings = settings();

        assertThat(mqtt(settings).endpoint()).hasToString("iot-06z00abcdefghij.mqtt.iothub.aliyuncs.com:11883");
        assertThat(mqtt(settings).endpoint().protocol()).isEqualTo(Protocol.TCP);
        assertThat(mqtt(settings).keepAlive()).isEqualTo(Duration.ofMinutes(1));
        assertThat(mqtt(settings).cleanSession()).isFalse();
        assertThat(clientId(settings)).isEqualTo("abc|securemode=3,signmethod=hmacsha1|");
        assertThat(settings.caFile()).isEqualTo(Path.of(OpenHAB.getConfigFolder(), "ca.pem"));
    }

    @Test
    void theThingModelIsOffUnlessSomebodyWantsIt() throws Exception {
        assertThat(settings().model()).isEqualTo(ModelSettings.OFF);
        assertThat(clientId(settings())).doesNotContain("ext=");
        assertThat(settings().model().isOn()).isFalse();

        values.put("model", " Cloud ");
        values.put("reportWindow", new BigDecimal(0));
        assertThat(settings().model()).isEqualTo(new ModelSettings(ModelSettings.Source.CLOUD, null, Duration.ZERO));
        assertThat(clientId(settings())).contains("ext=1");

        values.put("model", "misc/lamp.json");
        assertThat(settings().model().file())
                .isEqualTo(
                        Path.of(OpenHAB.getConfigFolder(), "misc", "lamp.json").toAbsolutePath());
        assertThat(settings().model().isOn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "model, ../lamp.json, model",
        "model, /lamp.json, model",
        "reportWindow, 10001, range",
        "reportWindow, -1, range"
    })
    void aThingModelThatCannotBeMeantIsAProblem(String parameter, String value, String suffix) {
        values.put(parameter, value);

        assertThat(problems())
                .extracting(ConfigurationProblem::parameter, ConfigurationProblem::suffix)
                .containsExactly(tuple(parameter, suffix));
    }

    @Test
    void anotherThingModelNeedsAnotherSession() throws Exception {
        DeviceSettings off = settings();
        values.put("model", "cloud");

        assertThat(off.hasSessionOf(settings())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"tls, 1883, 2", "tcp, 1883, 3", "wss, 443, 2", "ws, 443, 3", "WSS, 443, 2", "tls-psk, 1883, 2"})
    void everyProtocolHasItsPort(String protocol, int port, int secureMode) throws Exception {
        values.put("protocol", protocol);

        assertThat(mqtt().endpoint().port()).isEqualTo(port);
        assertThat(clientId(settings())).contains("securemode=" + secureMode);
        values.put("port", new BigDecimal(8443));
        assertThat(mqtt().endpoint().port()).isEqualTo(8443);
    }

    @Test
    void whatConcernsSendingHasItsEffect() throws Exception {
        assertThat(settings().session()).isEqualTo(SessionSettings.DEFAULT);
        assertThat(settings().keepQueue()).isFalse();
        values.putAll(Map.of(
                "queueMessages", new BigDecimal(5),
                "queueKilobytes", "2",
                "queueMinutes", new BigDecimal(90),
                "keepQueue", true,
                "rateQos0", new BigDecimal(0),
                "rateQos1", new BigDecimal(7),
                "mqttVersion", new BigDecimal("3.1")));

        DeviceSettings settings = settings();

        assertThat(settings.session().queue()).isEqualTo(new QueueBounds(5, 2048, Duration.ofMinutes(90)));
        assertThat(settings.session().rates()).isEqualTo(new UplinkRates(0, 7));
        assertThat(settings.keepQueue()).isTrue();
        assertThat(mqtt(settings).mqttVersion()).isEqualTo(MqttVersion.V3_1);
    }

    @Test
    void tagsAreOneTextOrAList() throws Exception {
        values.put("tags", " room = glass house ");
        assertThat(settings().tags()).containsExactly(Map.entry("room", "glass house"));
        values.put("tags", List.of("room=2=3", "", "_floor=x"));
        assertThat(settings().tags()).containsExactly(Map.entry("_floor", "x"), Map.entry("room", "2=3"));
    }

    @Test
    void tagsAloneDoNotAskForAnotherSession() throws Exception {
        DeviceSettings before = settings();
        values.put("tags", "room=2");

        assertThat(settings()).isNotEqualTo(before);
        assertThat(settings().hasSessionOf(before)).isTrue();
        values.put("queueMessages", new BigDecimal(5));
        assertThat(settings().hasSessionOf(before)).isFalse();
    }

    @Test
    void remoteCallsOnOwnTopicsAreAnnounced() throws Exception {
        assertThat(clientId(DeviceSettingsReader.mqtt(new Configuration(values), true, false, question -> null)))
                .contains("ext=1");
        assertThat(clientId(settings())).doesNotContain("ext=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"will", "willTopic", "lastWill", "lwtTopic"})
    void aLastWillIsRefusedWithASentence(String parameter) {
        values.put(parameter, "gone");

        assertThat(problems())
                .extracting(ConfigurationProblem::toStatusText)
                .containsExactly("@text/config-status.error.will [\"" + parameter + "\"]");
    }

    @ParameterizedTest
    @CsvSource({"room", "=2", "2nd=x", "room=", "a b=c", "room=1;room=2"})
    void aTagThatCannotBeWrittenIsNamed(String tags) {
        values.put("tags", List.of(tags.split(";")));

        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.suffix()).isEqualTo("tags"));
    }

    @Test
    void blankOptionalValuesAndBlanksAroundValuesDoNotCount() throws Exception {
        values.putAll(Map.of("instanceId", "", "host", " ", "caFile", "", "clientId", "", "region", ""));
        values.put("productKey", " a1B2c3D4e5F ");

        assertThat(mqtt().endpoint().host()).isEqualTo("a1B2c3D4e5F.iot-as-mqtt.cn-shanghai.aliyuncs.com");
    }

    @ParameterizedTest
    @CsvSource({
        "productKey,   a1-B2,                              product-key",
        "productKey,   '',                                 product-key",
        "productKey,   a1B2c3D4e5Fa1B2c3D4e5F,             product-key",
        "deviceName,   abc,                                device-name",
        "deviceName,   green house,                        device-name",
        "deviceSecret, '',                                 device-secret",
        "deviceSecret, with blank,                         device-secret",
        "region,       Shanghai,                           region",
        "instanceId,   IOT_1,                              instance-id",
        "host,         mqtt://iot.example.com,             host",
        "port,         0,                                  port",
        "port,         65536,                              port",
        "protocol,     mqtt,                               protocol",
        "keepAlive,    29,                                 keep-alive",
        "keepAlive,    1201,                               keep-alive",
        "keepAlive,    1.5,                                number",
        "keepAlive,    60s,                                number",
        "keepAlive,    1e99999999,                         number",
        "port,         1883/tcp,                           number",
        "port,         99999999999999999999,               number",
        "keepAlive,    1e9,                                keep-alive",
        "mqttVersion,  5,                                  mqtt-version",
        "queueMessages, 0,                                 range",
        "queueMessages, 100001,                            range",
        "queueKilobytes, 0,                                range",
        "queueKilobytes, 65537,                            range",
        "rateQos0,     -1,                                 range",
        "rateQos1,     1001,                               range",
        "signMethod,   sha256,                             sign-method",
        "clientId,     a|b,                                client-id"
    })
    void aWrongValueIsReportedWithItsParameter(String parameter, String value, String suffix) {
        values.put(parameter, value.matches("-?\\d+") ? new BigDecimal(value) : value);

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.parameter()).isEqualTo(parameter);
            assertThat(problem.suffix()).isEqualTo(suffix);
            assertThat(problem.toStatusText()).startsWith("@text/config-status.error." + suffix + " [\"");
            ConfigStatusMessage message = problem.toMessage();
            assertThat(message.parameterName).isEqualTo(parameter);
            assertThat(message.type).isEqualTo(ConfigStatusMessage.Type.ERROR);
        });
    }

    @Test
    void valuesOfAnotherKindAreNamedAndNotReplacedByDefaults() {
        values.putAll(Map.of(
                "port",
                "secure",
                "keepAlive",
                true,
                "cleanSession",
                "yes",
                "deviceSecret",
                List.of(SECRET, SECRET),
                "host",
                List.of("a", "b")));

        assertThat(problems())
                .extracting(ConfigurationProblem::parameter, ConfigurationProblem::suffix)
                .containsExactly(
                        tuple("cleanSession", "truth"),
                        tuple("deviceSecret", "single"),
                        tuple("host", "single"),
                        tuple("keepAlive", "number"),
                        tuple("port", "number"));
        assertThat(problems().toString()).doesNotContain(SECRET);
    }

    @Test
    void numbersAndTruthValuesAreTakenAsTextsAndTheOtherWayRound() throws Exception {
        values.putAll(Map.of(
                "deviceName",
                new BigDecimal("868123456789012"),
                "productKey",
                true,
                "port",
                " 8883 ",
                "keepAlive",
                "",
                "cleanSession",
                "false"));

        DeviceSettings settings = settings();

        assertThat(settings.identity()).hasToString("true/868123456789012");
        assertThat(mqtt(settings).endpoint().port()).isEqualTo(8883);
        assertThat(mqtt(settings).keepAlive()).isEqualTo(Duration.ofSeconds(300));
        assertThat(mqtt(settings).cleanSession()).isFalse();
    }

    @Test
    void anEnvironmentVariableThatOpenhabDidNotFillInIsNoSecret() {
        values.put("deviceSecret", "${ENV:ALIYUN_DEVICE_SECRET}");

        assertThat(problems())
                .extracting(ConfigurationProblem::toStatusText)
                .containsExactly("@text/config-status.error.environment [\"deviceSecret\"]");
    }

    /** What mail programs, text processors and browsers add to a copied value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " %s ",
                "%s\n",
                "\r\n%s\r\n",
                "\uFEFF%s",
                "\u200B%s\u200B",
                "\u00A0%s\u3000",
                "\u201C%s\u201D",
                "\u2018%s\u2019\n",
                "\u300C%s\u300D",
                "\u2066%s\u2069"
            })
    void whatSurroundsACopiedValueDoesNoHarm(String copied) throws Exception {
        String[] parameters = {"productKey", "deviceName", "deviceSecret"};
        DeviceSettings plain = settings();
        for (String parameter : parameters) {
            values.put(parameter, String.format(copied, values.get(parameter)));
        }
        values.put("region", String.format(copied, "cn-shanghai"));
        values.put("keepAlive", String.format(copied, "300").replaceAll("[\u201C\u201D\u2018\u2019\u300C\u300D]", ""));
        values.put("protocol", String.format(copied, "tls"));

        assertThat(settings()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "productKey,   a1B2\\u200Bc3D4,  '9, 5: U+200B'",
        "deviceName,   green\\u201Dhouse, '11, 6: U+201D'",
        "deviceName,   green house,      '11, 6'",
        "deviceSecret, 0123\\u0000456789abcdef, '17, 5: U+0000'",
        "deviceSecret, ０１２３,             '4, 1: U+FF10'",
        "instanceId,   IOT_1,            '5, 1'",
        "port,         1883/tcp,         'port, 8, 5'",
        "keepAlive,    60s,              'keepAlive, 3, 3'",
        "keepAlive,    1.5,              'keepAlive, 3, 2'",
        "host,         mqtts://a.b,      '11, 6'"
    })
    void aWrongValueIsNamedByItsShape(String parameter, String written, String arguments) {
        String value = Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(written)
                .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
        values.put(parameter, value);

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.arguments()).containsExactly(arguments.split(", "));
            assertThat(problem.toStatusText()).doesNotContain(value);
        });
    }

    @Test
    void aSecretInAnotherPlaceIsNamedAndNotTold() {
        for (String parameter : List.of("clientId", "host", "region", "installUrl", "tags", "firmwareVersion")) {
            values.put(parameter, "x" + SECRET);
            assertThat(problems())
                    .extracting(ConfigurationProblem::toStatusText)
                    .containsExactly("@text/config-status.error.secret-elsewhere [\"" + parameter + "\"]");
            values.remove(parameter);
        }
        values.put("deviceName", SECRET);
        values.put("deviceSecret", "greenhouse");
        assertThat(problems())
                .extracting(ConfigurationProblem::toStatusText)
                .containsExactly("@text/config-status.error.swapped");
    }

    @Test
    void severalTagsInOneTextAreToldApart() throws Exception {
        for (String text : List.of(
                "floor=2, room=kitchen",
                "floor=2;room=kitchen",
                "floor=2\nroom=kitchen\n",
                "floor=2\uFF0Croom=kitchen")) {
            values.put("tags", text);
            assertThat(settings().tags()).as(text).containsOnly(Map.entry("floor", "2"), Map.entry("room", "kitchen"));
        }
        values.put("tags", "place=left, second shelf");
        assertThat(settings().tags()).containsOnly(Map.entry("place", "left, second shelf"));
    }

    @Test
    void allProblemsAreReportedAtOnceInTheOrderOfTheParameters() {
        values.putAll(Map.of("productKey", "?", "deviceName", "?", "port", new BigDecimal(-1)));

        assertThat(problems())
                .extracting(ConfigurationProblem::parameter)
                .containsExactly("productKey", "deviceName", "port");
    }

    @Test
    void theSecretIsInNoTextOfTheSettingsOrOfAProblem() throws Exception {
        assertThat(settings().toString()).doesNotContain(SECRET);

        values.put("deviceSecret", "my secret");
        assertThat(problems().toString()).doesNotContain("my secret");
    }

    @Test
    void aFileWithoutACertificateIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        values.put("caFile", file.toString());
        DeviceSettings settings = settings();

        try (LinkRuntime runtime = new LinkRuntime("test")) {
            assertThat(catchThrowableOfType(
                                    ConfigurationFailure.class,
                                    () -> settings.transportFactory(new TransportMeans(
                                            runtime, folder, new SecretFile(folder.resolve("secrets.json")))))
                            .reason())
                    .isEqualTo(LinkFailure.Reason.CA_FILE);
        }
    }
}
