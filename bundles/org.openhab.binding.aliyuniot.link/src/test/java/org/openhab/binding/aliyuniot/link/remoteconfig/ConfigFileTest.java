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
package org.openhab.binding.aliyuniot.link.remoteconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;

@NonNullByDefault({})
class ConfigFileTest {
    private static final String SHA = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";
    private static final String URL = "https://localhost/c?Signature=5ec7e7";

    private static JsonObject told() {
        JsonObject told = new JsonObject();
        told.addProperty("configId", "123dagdah");
        told.addProperty("configSize", 1234);
        told.addProperty("sign", SHA);
        told.addProperty("signMethod", "Sha256");
        told.addProperty("url", URL);
        told.addProperty("getType", "file");
        return told;
    }

    @Test
    void whatThePlatformTellsIsRead() throws Exception {
        ConfigFile file = ConfigFile.read(told());
        assertThat(file.configId()).isEqualTo("123dagdah");
        assertThat(file.size()).isEqualTo(1234);
        assertThat(file.digest().hex()).isEqualTo(SHA);
        assertThat(file.source().uri()).hasToString(URL);
        assertThat(file.toString()).as("without the address").doesNotContain("5ec7e7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            configSize; "1234"
            configSize; 262144
            signMethod; "SHA256"
            signMethod; "Sha256"
            sign;       "FEDCBA9876543210FEDCBA9876543210FEDCBA9876543210FEDCBA9876543210"
            configId;   7
            """)
    void otherSpellingsAreTaken(String field, String value) throws Exception {
        JsonObject told = told();
        told.add(field, JsonParser.parseString(value));
        assertThat(ConfigFile.read(told)).isNotNull();
    }

    @Test
    void md5IsTakenToo() throws Exception {
        JsonObject told = told();
        told.addProperty("signMethod", "Md5");
        told.addProperty("sign", SHA.substring(32));
        assertThat(ConfigFile.read(told).digest().toString()).contains("MD5");
        told.remove("getType");
        assertThat(ConfigFile.read(told)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            configId;   null;                        configId
            configId;   "";                          configId
            configId;   "\\u0007";                   configId
            configId;   [];                          configId
            configId;   true;                        configId
            configSize; 0;                           configSize
            configSize; -1;                          configSize
            configSize; 262145;                      configSize
            configSize; 1e3;                         configSize
            configSize; 99999999999999999999;        configSize
            configSize; {};                          configSize
            sign;       "zz";                        sign
            sign;       null;                        sign
            signMethod; "Sha1";                      signMethod
            signMethod; 5;                           signMethod
            url;        "http://localhost/c";        https
            url;        "file:///etc/passwd";        https
            url;        "https://u:p@localhost/c";   https
            url;        "https:///c";                https
            url;        "";                          https
            url;        " https://localhost/c";      https
            url;        7;                           https
            getType;    "content";                   getType
            """)
    void whatBreaksTheRulesIsRefusedByField(String field, String value, String named) {
        JsonObject told = told();
        told.add(field, JsonParser.parseString(value));
        assertThatExceptionOfType(ConfigFailure.class)
                .isThrownBy(() -> ConfigFile.read(told))
                .withMessageContaining(named)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(ConfigFailure.Reason.UNUSABLE))
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("5ec7e7", "passwd"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            6713; SWITCHED_OFF; switch it on in the console
            6710; NONE;         save one in the console
            429;  REFUSED;      wait a minute
            460;  REFUSED;      (code 460, said)
            500;  REFUSED;      (code 500, said)
            6203; REFUSED;      (code 6203, said)
            """)
    void codesSayWhatHelps(int code, ConfigFailure.Reason reason, String sentence) {
        ConfigFailure failure = ConfigFailure.refused(new AlinkReply(code, new JsonObject(), "said"));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining(sentence);
    }

    @Test
    void nothingThatIsToldTakesMoreThanItsBounds() {
        String whole = told().toString();
        Fuzz.cases(random -> {
            JsonElement told = AlinkJson.element(Fuzz.broken(random, whole));
            if (told == null) {
                return;
            }
            try {
                ConfigFile file = ConfigFile.read(told);
                assertThat(file.size()).isBetween(1L, (long) ConfigFile.MAX_BYTES);
                assertThat(file.configId().length()).isBetween(1, ConfigFile.MAX_ID);
                assertThat(file.source().uri().getScheme()).isEqualToIgnoringCase("https");
            } catch (ConfigFailure e) {
                assertThat(e.getMessage()).hasSizeLessThanOrEqualTo(500).doesNotContain("5ec7e7");
            }
        });
    }
}
