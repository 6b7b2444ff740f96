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
package org.openhab.binding.aliyuniot.link.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

class TopicsTest {
    private static final DeviceIdentity IDENTITY = DeviceIdentity.of("pk", "dev1");

    @ParameterizedTest
    @CsvSource({
        "user/get, /pk/dev1/user/get",
        "user/#, /pk/dev1/user/#",
        "/sys/${productKey}/${deviceName}/thing/event/+/post, /sys/pk/dev1/thing/event/+/post",
        "/broadcast/${productKey}/all, /broadcast/pk/all",
        "/pk/dev1/user/get, /pk/dev1/user/get"
    })
    void templatesAreFilledIn(String template, String filter) {
        assertThat(new TopicTemplate(template).filterOf(IDENTITY)).hasToString(filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " user/get", "user/get ", "/sys/${productkey}/x", "/sys/${}/x"})
    void refusesTemplatesThatCannotBeFilledIn(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TopicTemplate(template));
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b, true",
        "/a/b, /a/c, false",
        "/a/+, /a/b, true",
        "/a/+, /a/b/c, false",
        "/a/+, /a/, true",
        "/a/+, /a, false",
        "/+/b, /a/b, true",
        "/a/#, /a/b, true",
        "/a/#, /a/b/c, true",
        "/a/#, /a, true",
        "/a/#, /ab, false",
        "/a/+/c, /a/b/c, true",
        "/a/+/c, /a/b/d, false",
        "/a/+/#, /a/b, true",
        "/a/+/#, /a, false"
    })
    void filtersMatchAsMqttSays(String filter, String topic, boolean matches) {
        assertThat(new TopicFilter(filter).matches(new Topic(topic))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/b", "/a/b+", "/a/#/b", "/a#", "/a\u0000b", "/a\ud800"})
    void refusesWhatIsNoFilter(String filter) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TopicFilter(filter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/b", "/a/+", "/a/#", "/a\nb", "/\udc00a"})
    void refusesWhatIsNoTopic(String topic) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Topic(topic));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pk/dev1/user/update",
                "/pk/dev1/update",
                "/sys/pk/dev1/thing/event/property/history/post",
                "/ota/device/inform/pk/dev1",
                "/shadow/update/pk/dev1",
                "/ext/ntp/pk/dev1/request",
                "/ext/rrpc/123/pk/dev1/user/get",
                "/ext/rrpc/123/sys/pk/dev1/thing/service/open"
            })
    void ownTopicsMayBePublished(String topic) {
        assertThatNoException().isThrownBy(() -> new TopicRights(IDENTITY).checkPublish(new Topic(topic)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pk/dev2/user/update",
                "/other/dev1/user/update",
                "/sys/pk/dev2/thing/event/property/post",
                "/ota/device/inform/pk/dev2",
                "/ota/other/inform/pk/dev1",
                "/shadow/update/pk/dev1/more",
                "/broadcast/pk/all",
                "/ext/ntp/pk/dev2/request",
                "/ext/rrpc/123",
                "/ext/rrpc//pk/dev1/user/get",
                "/ext/rrpc/123/any/topic",
                "/ext/rrpc/123/pk/dev2/user/get",
                "/ext/rrpc/123/sys/pk/dev2/thing/service/open",
                "/pk/dev1",
                "/pk/dev1/1/2/3/4/5/6"
            })
    void foreignTopicsMayNotBePublished(String topic) {
        assertThatExceptionOfType(ConfigurationFailure.class)
                .isThrownBy(() -> new TopicRights(IDENTITY).checkPublish(new Topic(topic)))
                .withMessageContaining(topic);
    }

    @ParameterizedTest
    @CsvSource({
        "/pk/dev1/#, true",
        "/pk/dev1/user/+, true",
        "/broadcast/pk/#, true",
        "/sys/pk/dev1/rrpc/request/+, true",
        "/ext/rrpc/+/#, true",
        "/ext/rrpc/+/pk/dev1/user/+, true",
        "/ext/rrpc/+/sys/pk/dev1/thing/service/+, true",
        "/ext/rrpc/#, false",
        "/ext/rrpc/+/+/+/user/get, false",
        "/ext/rrpc/+/pk/dev2/#, false",
        "/broadcast/#, false",
        "/broadcast/other/#, false",
        "/pk/+/user/get, false",
        "/sys/+/+/thing/service/property/set, false",
        "/#, false"
    })
    void subscriptionsStayWithTheDevice(String filter, boolean allowed) throws ConfigurationFailure {
        TopicRights rights = new TopicRights(IDENTITY);
        if (allowed) {
            rights.checkSubscribe(new TopicFilter(filter));
        } else {
            assertThatExceptionOfType(ConfigurationFailure.class)
                    .isThrownBy(() -> rights.checkSubscribe(new TopicFilter(filter)));
        }
    }

    @Test
    void broadcastsAreForThePlatformToSend() {
        assertThatExceptionOfType(ConfigurationFailure.class)
                .isThrownBy(() -> new TopicRights(IDENTITY).checkPublish(new Topic("/broadcast/pk/all")))
                .withMessageContaining("only the platform sends");
    }

    @Test
    void topicsLongerThanThePlatformTakesAreRefused() {
        assertThatExceptionOfType(ConfigurationFailure.class)
                .isThrownBy(() -> new TopicRights(IDENTITY).checkPublish(new Topic("/pk/dev1/" + "字".repeat(40))))
                .withMessageContaining("longer than 128 bytes");
    }

    @Test
    void routerFindsEveryReceiverThatMatches() {
        TopicRouter<String> router = new TopicRouter<>();
        assertThat(router.add(new TopicFilter("/pk/dev1/user/get"), "exact")).isTrue();
        assertThat(router.add(new TopicFilter("/pk/dev1/user/get"), "second")).isFalse();
        assertThat(router.add(new TopicFilter("/pk/dev1/user/+"), "plus")).isTrue();
        assertThat(router.add(new TopicFilter("/pk/dev1/#"), "hash")).isTrue();

        assertThat(router.route(new Topic("/pk/dev1/user/get")))
                .containsExactlyInAnyOrder("exact", "second", "plus", "hash");
        assertThat(router.route(new Topic("/pk/dev1/user/a/b"))).containsExactly("hash");
        assertThat(router.route(new Topic("/pk/dev2/user/get"))).isEmpty();
    }

    @Test
    void routerForgetsWhatIsRemoved() {
        TopicRouter<String> router = new TopicRouter<>();
        TopicFilter filter = new TopicFilter("/pk/dev1/user/+");
        router.add(filter, "first");
        router.add(filter, "second");

        assertThat(router.remove(filter, "first")).isFalse();
        assertThat(router.remove(filter, "unknown")).isFalse();
        assertThat(router.route(new Topic("/pk/dev1/user/x"))).containsExactly("second");
        assertThat(router.remove(filter, "second")).isTrue();
        assertThat(router.route(new Topic("/pk/dev1/user/x"))).isEmpty();
        assertThat(router.add(filter, "first")).isTrue();
    }
}
