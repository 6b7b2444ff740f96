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

import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;

/** An image of a factory, which knows the secret of its product only. */
@NonNullByDefault({})
class RegistrationTest extends EmulatedCloud {
    private static final String PRODUCT_SECRET = "prodSecret000001";

    @BeforeEach
    void knowTheProductOnly() {
        cloud.product(PRODUCT).setRegistration(new DynamicRegistration(true, PRODUCT_SECRET));
        parameters.remove("deviceSecret");
        parameters.put("productSecret", PRODUCT_SECRET);
        parameters.put("registrationPort", new BigDecimal(cloud.ports().https()));
    }

    private void awaitError(String key, String... arguments) {
        awaitStatus(
                ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, LocalizedText.of(key, List.of(arguments)));
    }

    private void restart() {
        handler.dispose();
        secrets = new SecretFile(userdata.resolve("secrets.json"));
        openhab.statuses.clear();
        startThing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "mqtt", " MQTT "})
    void itLearnsItsSecretOnceAndUsesItFromThenOn(String registration) throws Exception {
        parameters.put("registration", registration);
        Thing thing = startThing();
        awaitOnline();

        assertThat(Files.readString(userdata.resolve("secrets.json"))).contains(SECRET);
        assertThat(thing.getProperties().toString() + thing.getConfiguration()).doesNotContain(SECRET);
        cloud.product(PRODUCT).setRegistration(DynamicRegistration.OFF);
        restart();
        awaitOnline();
        assertThat(device().connects()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void oneThatNobodyHasAddedGetsATokenAndUsesItFromThenOn() throws Exception {
        parameters.put("registration", "mqtt-new");
        parameters.put("deviceName", "fresh");
        startThing();
        awaitOnline();

        assertThat(Files.readString(userdata.resolve("secrets.json"))).contains("deviceToken");
        assertThat(cloud.device(PRODUCT, "fresh").state().clientId()).contains("authType=connwl");
        cloud.product(PRODUCT).setRegistration(DynamicRegistration.OFF);
        restart();
        awaitOnline();
    }

    @Test
    void aSecretThatIsGivenComesFirst() throws Exception {
        parameters.put("registration", "https");
        parameters.put("deviceSecret", SECRET);
        startThing();
        awaitOnline();

        assertThat(userdata.resolve("secrets.json")).doesNotExist();
    }

    @Test
    void registrationThatIsOffIsSaid() {
        cloud.product(PRODUCT).setRegistration(DynamicRegistration.OFF);
        parameters.put("registration", "https");
        startThing();

        awaitError("offline.registration-off", PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "mqtt"})
    void aWrongProductSecretIsSaid(String registration) {
        parameters.put("registration", registration);
        parameters.put("productSecret", "prodSecret000002");
        startThing();

        awaitError("offline.product-secret", PRODUCT);
    }

    @Test
    void aDeviceThatHasForgottenItsSecretIsToldWhatHelps() throws Exception {
        parameters.put("registration", "https");
        startThing();
        awaitOnline();
        handler.dispose();
        Files.delete(userdata.resolve("secrets.json"));
        restart();

        awaitError("offline.already-activated", PRODUCT + "/" + DEVICE);
    }

    @ParameterizedTest
    @CsvSource({
        "none, prodSecret000001, tls, registration, registration-none",
        "bluetooth, prodSecret000001, tls, registration, registration",
        "mqtt, prodSecret000001, tcp, registration, registration-clear",
        "https, '', tls, productSecret, product-secret-missing",
        "https, two words, tls, productSecret, product-secret",
        "none, '', tls, deviceSecret, device-secret"
    })
    void whatCannotWorkIsSaidBeforeAnythingIsTried(
            String registration, String productSecret, String protocol, String parameter, String text) {
        parameters.put("registration", registration);
        parameters.put("productSecret", productSecret);
        parameters.put("protocol", protocol);
        startThing();

        assertThat(lastStatus().getStatusDetail()).isEqualTo(ThingStatusDetail.CONFIGURATION_ERROR);
        assertThat(lastStatus().getDescription()).contains("config-status.error." + text);
        assertThat(handler.getConfigStatus())
                .extracting(message -> message.parameterName)
                .containsExactly(parameter);
    }
}
