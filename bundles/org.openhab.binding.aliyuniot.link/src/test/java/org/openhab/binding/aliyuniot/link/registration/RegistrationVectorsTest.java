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
package org.openhab.binding.aliyuniot.link.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.auth.AuthServer;
import org.openhab.binding.aliyuniot.link.endpoint.InstanceId;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;

/** What the platform's own device software sends, for known names and secrets. */
@NonNullByDefault({})
class RegistrationVectorsTest {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    private static final ProductSecret SECRET = new ProductSecret("prodSecret000001");
    private static final String RANDOM = "123456";
    private static final String SHA256 = SECRET.sign(SignMethod.HMACSHA256, IDENTITY, RANDOM);

    @ParameterizedTest
    @CsvSource({
        "HMACSHA1, d5a439684a6270b8ae177034d57fd33120dfd8ce",
        "HMACMD5, bbb111b7de318cc3f82fb24cb9c2bee2",
        // Computed by openssl from the documented formula.
        "HMACSHA256, 2aa23d1067194b0cba9cc6c2534ebdad8cadfdbc46c069f254d28eeb40bc65a7"
    })
    void signaturesAreThoseOfTheOfficialSoftware(SignMethod method, String sign) {
        assertThat(SECRET.sign(method, IDENTITY, RANDOM)).isEqualTo(sign);
    }

    @Test
    void theFormIsThatOfTheNodeSdk() {
        assertThat(AuthServer.encoded(HttpsRegistration.form(IDENTITY, SECRET, SignMethod.HMACSHA1, RANDOM, null)))
                .isEqualTo("productKey=a1Abc123Def&deviceName=dev001&random=123456"
                        + "&sign=d5a439684a6270b8ae177034d57fd33120dfd8ce&signMethod=hmacsha1");
    }

    @Test
    void anEnterpriseInstanceAndOddNamesAreInTheForm() {
        assertThat(AuthServer.encoded(HttpsRegistration.form(
                        DeviceIdentity.of("a1", "a:b@c-d_e."),
                        SECRET,
                        SignMethod.HMACSHA1,
                        RANDOM,
                        new InstanceId("iot-06z00abc"))))
                .startsWith("productKey=a1&deviceName=a%3Ab%40c-d_e.&random=123456&sign=")
                .endsWith("&signMethod=hmacsha1&instanceId=iot-06z00abc");
    }

    @Test
    void overMqttADeviceLogsInWithTheSignatureOfItsProduct() {
        assertThat(MqttRegistration.credentials(MqttRegistration.Kind.REGISTER, IDENTITY, SECRET, RANDOM, null))
                .isEqualTo(new ConnectCredentials(
                        "dev001.a1Abc123Def|random=123456,authType=register,securemode=2,signmethod=hmacsha256|",
                        "dev001&a1Abc123Def",
                        SHA256));
        assertThat(MqttRegistration.credentials(
                                MqttRegistration.Kind.REGNWL, IDENTITY, SECRET, RANDOM, new InstanceId("iot-06z00abc"))
                        .clientId())
                .isEqualTo("dev001.a1Abc123Def|random=123456,authType=regnwl,securemode=2,signmethod=hmacsha256,"
                        + "instanceId=iot-06z00abc|");
    }

    @Test
    void aTokenIsThePasswordAsItIs() {
        ConnectCredentials credentials = new LearntSecret.OfClient("client1", "token1").credentials(IDENTITY, true);

        assertThat(credentials)
                .isEqualTo(new ConnectCredentials(
                        "client1|authType=connwl,securemode=-2,_ss=1,ext=3|", "dev001&a1Abc123Def", "token1"));
    }

    @Test
    void nothingThatIsLearntIsShown() {
        assertThat(new LearntSecret.OfClient("client1", "token1")).hasToString("OfClient[***]");
        assertThat(SECRET).hasToString("***");
    }
}
