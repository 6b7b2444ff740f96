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
package org.openhab.binding.aliyuniot.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelKind;

@NonNullByDefault({})
class AutoUpdatePoliciesTest {
    private static final ChannelUID UID = new ChannelUID(new ThingUID("aliyuniot:device:test"), "lamp");

    private static Channel channel(ChannelKind kind, String subscribe, String publish, AutoUpdatePolicy policy) {
        Map<String, Object> values = new HashMap<>();
        values.put("subscribeTopic", subscribe);
        values.put("publishTopic", publish);
        return ChannelBuilder.create(UID)
                .withKind(kind)
                .withAutoUpdatePolicy(policy)
                .withConfiguration(new Configuration(values))
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "STATE,   ,         user/update, DEFAULT,   RECOMMEND",
        "STATE,   ,         user/update, ,          RECOMMEND",
        "STATE,   ' ',      user/update, VETO,      RECOMMEND",
        "STATE,   ,         user/update, RECOMMEND, RECOMMEND",
        "STATE,   user/get, user/update, RECOMMEND, DEFAULT",
        "STATE,   user/get, user/update, DEFAULT,   DEFAULT",
        "STATE,   user/get, user/update, VETO,      VETO",
        "STATE,   user/get, ,            ,          ",
        "TRIGGER, ,         user/update, ,          "
    })
    void openHabTakesTheCommandForTheStateWhereNobodyReports(
            ChannelKind kind, String subscribe, String publish, AutoUpdatePolicy before, AutoUpdatePolicy after) {
        List<Channel> adjusted = AutoUpdatePolicies.adjusted(List.of(channel(kind, subscribe, publish, before)));
        assertThat(adjusted)
                .singleElement()
                .extracting(Channel::getAutoUpdatePolicy)
                .isEqualTo(after);
    }

    @Test
    void channelsThatFitAreLeftAlone() {
        List<Channel> channels = List.of(
                channel(ChannelKind.STATE, null, "user/update", AutoUpdatePolicy.RECOMMEND),
                channel(ChannelKind.STATE, "user/get", null, null));
        assertThat(AutoUpdatePolicies.adjusted(channels)).isSameAs(channels);
    }

    @Test
    void orderAndConfigurationStay() {
        Channel fitting = channel(ChannelKind.STATE, "user/get", null, null);
        Channel changing = channel(ChannelKind.STATE, null, "user/update", null);
        List<Channel> adjusted = AutoUpdatePolicies.adjusted(List.of(fitting, changing));
        assertThat(adjusted).first().isSameAs(fitting);
        assertThat(adjusted.get(1).getConfiguration()).isEqualTo(changing.getConfiguration());
    }
}
