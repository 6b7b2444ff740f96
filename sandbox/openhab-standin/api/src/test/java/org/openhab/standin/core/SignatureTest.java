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
package org.openhab.standin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openhab.standin.recordings.SignatureCheck;

class SignatureTest {
    /** What follows 5.2.1 because the versions differ, with the reason. */
    private static final Map<String, String> FOLLOWING_5_2_1 = new HashMap<>();

    static {
        for (String unit : List.of("SQUARE_MILLIMETRE", "SQUARE_CENTIMETRE", "SQUARE_KILOMETRE", "CUBIC_CENTIMETRE")) {
            String key = "org.openhab.core.library.unit.Units#" + unit + ":Ljavax/measure/Unit;";
            FOLLOWING_5_2_1.put(key, "a unit that 4.3.11 reads as a product");
        }
        String callback = "org.openhab.core.thing.profiles.ProfileCallback#send";
        for (String member :
                List.of("Command(Lorg/openhab/core/types/Command;)V", "Update(Lorg/openhab/core/types/State;)V")) {
            FOLLOWING_5_2_1.put(callback + member, "abstract before it was made to call one with a source");
        }
        String util = "org.openhab.core.config.core.ConfigUtil";
        for (String member : List.of(
                "#resolveVariables(Ljava/lang/Object;)Ljava/lang/Object;",
                "#resolveVariables(Ljava/util/Map;)Ljava/util/Map;",
                "#resolveVariables(Lorg/openhab/core/config/core/Configuration;)"
                        + "Lorg/openhab/core/config/core/Configuration;",
                "#setEnvProvider(Lorg/openhab/core/config/core/ConfigUtil$EnvProvider;)V",
                "$EnvProvider")) {
            FOLLOWING_5_2_1.put(util + member, "references to the environment came with 5.2");
        }
        FOLLOWING_5_2_1.put(
                "org.openhab.core.config.discovery.AbstractThingHandlerDiscoveryService#getThingHandler()"
                        + "Lorg/openhab/core/thing/binding/ThingHandler;",
                "the handler's own class came after 4.3");
    }

    @Test
    void everyMemberIsOneOfOpenHab() {
        assertThat(SignatureCheck.findings(Path.of("target/classes"), FOLLOWING_5_2_1))
                .as("not in the lists, but named by annotations, and needed by the channel transformations; and classes"
                        + " without those above them, which add-ons do not name")
                .containsExactlyInAnyOrder(
                        "org.openhab.core.automation.Visibility: openHAB 5.2.1 has no such type",
                        "org.openhab.core.thing.link.ItemChannelLink: extends org.openhab.core.thing.link.AbstractLink"
                                + " in 5.2.1, not java.lang.Object",
                        "org.openhab.core.thing.link.ItemChannelLinkRegistry: extends"
                                + " org.openhab.core.thing.link.AbstractLinkRegistry in 5.2.1, not java.lang.Object",
                        "org.openhab.core.thing.link.ItemChannelLinkRegistry: extends"
                                + " org.openhab.core.thing.link.AbstractLinkRegistry in 4.3.11, not java.lang.Object",
                        "org.openhab.core.thing.link.ItemChannelLinkRegistry#<init>()V: is no member in 5.2.1",
                        "org.openhab.core.thing.type.ChannelType: extends"
                                + " org.openhab.core.thing.type.AbstractDescriptionType in 5.2.1, not java.lang.Object",
                        "org.openhab.core.transform.TransformationException: openHAB 5.2.1 has no such type",
                        "org.openhab.core.transform.TransformationHelper: openHAB 5.2.1 has no such type",
                        "org.openhab.core.transform.TransformationService: openHAB 5.2.1 has no such type");
    }
}
