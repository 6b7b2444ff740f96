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
package org.openhab.core.config.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.standin.recordings.SignatureCheck;

@NonNullByDefault({})
class SignatureTest {

    private static final String UTIL = "org.openhab.core.config.core.ConfigUtil";
    private static final String ENVIRONMENT = "references to the environment came with 5.2";

    /** What follows 5.2.1 because the versions differ, with the reason. */
    private static final Map<String, String> FOLLOWING_5_2_1 = Map.of(
            UTIL + "#applyDefaultConfiguration(Ljava/util/Map;Lorg/openhab/core/config/core/ConfigDescription;)V",
            "defaults of plain maps came with 5.x",
            UTIL + "#resolveVariables(Ljava/lang/Object;)Ljava/lang/Object;",
            ENVIRONMENT,
            UTIL + "#resolveVariables(Ljava/util/Map;)Ljava/util/Map;",
            ENVIRONMENT,
            UTIL + "#resolveVariables(Lorg/openhab/core/config/core/Configuration;)"
                    + "Lorg/openhab/core/config/core/Configuration;",
            ENVIRONMENT,
            UTIL + "#resolveVariablesAndNormalizeTypes(Lorg/openhab/core/config/core/Configuration;Ljava/util/List;)"
                    + "Lorg/openhab/core/config/core/Configuration;",
            ENVIRONMENT,
            UTIL + "#setEnvProvider(Lorg/openhab/core/config/core/ConfigUtil$EnvProvider;)V",
            ENVIRONMENT,
            UTIL + "$EnvProvider",
            ENVIRONMENT);

    @Test
    void everyMemberIsOneOfTheRealConfigurationApi() {
        assertThat(SignatureCheck.findings(Path.of("target/classes"), FOLLOWING_5_2_1))
                .isEmpty();
    }
}
