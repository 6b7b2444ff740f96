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
package org.openhab.binding.aliyuniot.link.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;

@NonNullByDefault({})
class TopicOwnerTest {
    private static final DeviceIdentity DEVICE = DeviceIdentity.of("pk", "dev1");

    @ParameterizedTest
    @CsvSource({
        "/pk/dev1/user/get, pk/dev1",
        "/sys/pk/dev1/thing/service/property/set, pk/dev1",
        "/ota/device/upgrade/pk/dev1, pk/dev1",
        "/shadow/get/pk/dev1, pk/dev1",
        "/ext/ntp/pk/dev1/response, pk/dev1",
        "/ext/error/pk/dev1, pk/dev1",
        "/ext/rrpc/889455942124347392/sys/pk/dev1/thing/service/x, pk/dev1",
        "/ext/rrpc/1/pk/dev1/user/get, pk/dev1",
        "/broadcast/pk/all,",
        "/ext/rrpc/1,",
        "/sys/pk,",
        "/ota/device/upgrade,",
        "/x,"
    })
    void aTopicNamesItsDevice(String topic, String owner) {
        assertThat(TopicOwner.of(topic)).isEqualTo(owner);
    }

    @Test
    void everySystemTopicNamesItsDevice() {
        for (SystemTopic topic : SystemTopic.values()) {
            assertThat(TopicOwner.of(topic.filterOf(DEVICE).value()))
                    .as(topic.name())
                    .isEqualTo("pk/dev1");
        }
    }

    @Test
    void broadcastsNameTheirProduct() {
        assertThat(TopicOwner.productOfBroadcast("/broadcast/pk/all")).isEqualTo("pk");
        assertThat(TopicOwner.productOfBroadcast("/broadcast/pk")).isNull();
        assertThat(TopicOwner.productOfBroadcast("/pk/dev1/user/get")).isNull();
    }

    @Test
    void anyTextIsLookedAtWithoutHarm() {
        String[] begins = {"/sys/", "/ota/device/", "/shadow/", "/ext/", "/ext/rrpc/", "/broadcast/", "/", ""};
        Fuzz.cases(random -> {
            String topic = Fuzz.oneOf(random, begins) + Fuzz.text(random, 40);
            String owner = TopicOwner.of(topic);
            assertThat(owner == null || topic.contains(owner)).isTrue();
            TopicOwner.productOfBroadcast(topic);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/sys/pk/dev1/thing/service/property/set, true",
        "/sys/pk/dev1/thing/service/+, true",
        "/sys/pk/dev1/thing/event/+/post_reply, true",
        "/sys/pk/dev1/rrpc/request/+, true",
        "/ext/rrpc/+/sys/pk/dev1/thing/service/+, true",
        "/ext/ntp/pk/dev1/response, true",
        "/ota/device/upgrade/pk/dev1, true",
        "/shadow/get/pk/dev1, true",
        "/sys/pk/dev1/thing/+/property/set, false",
        "/sys/pk/dev1/thing/topo/get_reply, false",
        "/ext/rrpc/+/pk/dev1/user/get, false",
        "/sys/pk/dev1/#, false",
        "/sys/pk/dev2/thing/service/property/set, false",
        "/pk/dev1/user/get, false"
    })
    void thePlatformSubscribesTheseByItself(String filter, boolean covered) {
        assertThat(new AutomaticTopics(DEVICE).cover(new TopicFilter(filter))).isEqualTo(covered);
    }

    @Test
    void aHundredSubscriptionsFitAndNoMore() {
        SubscriptionBudget budget = new SubscriptionBudget();
        for (int i = 0; i < SubscriptionBudget.MOST; i++) {
            assertThat(budget.take(i < 60 ? "a/b" : "c/d", new TopicFilter("/x/" + i)))
                    .isTrue();
        }
        TopicFilter more = new TopicFilter("/x/more");

        assertThat(budget.take("e/f", more)).isFalse();
        assertThat(budget.take("a/b", new TopicFilter("/x/0"))).isTrue();
        budget.giveBack("a/b", new TopicFilter("/x/none"));
        assertThat(budget.take("e/f", more)).isFalse();
        budget.giveBack("a/b", new TopicFilter("/x/0"));
        assertThat(budget.take("e/f", more)).isTrue();
        budget.giveBackAll("a/b");
        assertThat(budget.take("e/f", new TopicFilter("/x/one"))).isTrue();
    }
}
