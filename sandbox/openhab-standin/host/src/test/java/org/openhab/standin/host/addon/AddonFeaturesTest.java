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
package org.openhab.standin.host.addon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NonNullByDefault({})
class AddonFeaturesTest {
    private static final List<String> INSTALLED = List.of(
            "openhab-runtime-base",
            "openhab-binding-mqtt",
            "openhab-binding-magic",
            "magic-binding",
            "openhab-misc-magic",
            "openhab-ui-basic",
            "openhab-transport-http");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                         | ''",
                "binding = mqtt             | openhab-binding-magic",
                "binding = mqtt, magic      | ''",
                "binding =                  | openhab-binding-magic openhab-binding-mqtt",
                "ui = main                  | openhab-ui-basic",
                "misc = other               | openhab-misc-magic",
                "transport = mqtt           | ''",
                "package = standard         | ''"
            })
    void takesAwayWhatIsNamedLikeAnAddOnOfOpenHabAndNotListed(String file, String expected) throws Exception {
        Properties lines = new Properties();
        lines.load(new StringReader(file));

        assertThat(String.join(" ", AddonFeatures.unwanted(lines, INSTALLED))).isEqualTo(expected);
    }
}
