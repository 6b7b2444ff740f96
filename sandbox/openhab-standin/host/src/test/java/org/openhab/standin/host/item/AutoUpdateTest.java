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
package org.openhab.standin.host.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.standin.host.item.Communication.AutoUpdate;

@NonNullByDefault({})
class AutoUpdateTest {
    /** In the column of policies, OFFLINE stands for a channel whose thing is not online. */
    @ParameterizedTest
    @CsvSource({
        ",, UPDATE",
        ", RECOMMEND, UPDATE",
        ", DEFAULT, PREDICT",
        ", VETO, NOTHING",
        ", OFFLINE, REVERT",
        ", OFFLINE OFFLINE, REVERT",
        ", RECOMMEND DEFAULT, PREDICT",
        ", DEFAULT RECOMMEND, PREDICT",
        ", RECOMMEND VETO, NOTHING",
        ", DEFAULT OFFLINE, PREDICT",
        ", OFFLINE RECOMMEND, UPDATE",
        ", OFFLINE VETO, NOTHING",
        "true, VETO, UPDATE",
        "true, OFFLINE, UPDATE",
        "false, RECOMMEND, NOTHING",
        "false,, NOTHING"
    })
    void followsTheItemFirstAndThenTheStrictestChannelOnline(Boolean wish, String channels, AutoUpdate expected) {
        List<AutoUpdatePolicy> policies = new ArrayList<>();
        for (String channel : channels == null ? new String[0] : channels.split(" ")) {
            policies.add("OFFLINE".equals(channel) ? null : AutoUpdatePolicy.valueOf(channel));
        }

        assertThat(AutoUpdate.of(wish, policies)).isEqualTo(expected);
    }
}
