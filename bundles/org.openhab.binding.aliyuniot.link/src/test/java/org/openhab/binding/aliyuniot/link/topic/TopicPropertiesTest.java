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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/** What is fast must say the same as what is easy to read. */
class TopicPropertiesTest {
    /** Product keys that are also the first level of other topics are allowed, so they must not confuse. */
    private static final String[] PRODUCT_KEYS = {"pk", "pk", "pk", "sys", "ext", "ota", "shadow", "broadcast", "rrpc"};

    private static final String[] LEVELS = {
        "",
        "+",
        "#",
        "a",
        "b",
        "user",
        "get",
        "thing",
        "字",
        "\ud83d\ude00",
        "a+",
        "#b",
        "x".repeat(60),
        "device",
        "inform",
        "upgrade",
        "update",
        "123",
        "dev2"
    };

    @Test
    void everyTextIsATopicOrRefusedWithASentence() {
        Fuzz.cases(random -> {
            String text = (random.nextInt(4) == 0 ? "" : "/") + Fuzz.text(random, 40);
            assertThat(made(Topic::new, text)).isEqualTo(isTopic(text));
            assertThat(made(TopicFilter::new, text)).isEqualTo(isFilter(text));
        });
    }

    @Test
    void filtersMatchAsLevelsDo() {
        Fuzz.cases(random -> {
            String filter = "/" + String.join("/", levels(random, new String[] {"a", "b", "", "+", "#", "字"}, 6));
            String topic = "/" + String.join("/", levels(random, new String[] {"a", "b", "", "字"}, 6));
            if (isFilter(filter) && isTopic(topic)) {
                assertThat(new TopicFilter(filter).matches(new Topic(topic)))
                        .as(filter + " matches " + topic)
                        .isEqualTo(matches(filter, topic));
                assertThat(new TopicFilter(filter).hasWildcard()).isEqualTo(filter.matches(".*[+#].*"));
            }
        });
    }

    @Test
    void routersFindWhatMatches() {
        Fuzz.cases(random -> {
            TopicRouter<String> router = new TopicRouter<>();
            List<String> filters = Stream.generate(() -> "/" + String.join("/", levels(random, LEVELS, 3)))
                    .filter(TopicPropertiesTest::isFilter)
                    .limit(8)
                    .collect(Collectors.toCollection(ArrayList::new));
            filters.forEach(filter -> router.add(new TopicFilter(filter), filter));
            String gone = filters.remove(random.nextInt(filters.size()));
            router.remove(new TopicFilter(gone), gone);
            String topic = "/" + String.join("/", levels(random, LEVELS, 3));
            if (isTopic(topic)) {
                assertThat(router.route(new Topic(topic)))
                        .containsExactlyInAnyOrderElementsOf(filters.stream()
                                .filter(filter -> matches(filter, topic))
                                .toList());
            }
        });
    }

    @Test
    void rightsAreTheDevicesOwn() {
        Fuzz.cases(random -> {
            DeviceIdentity identity = DeviceIdentity.of(Fuzz.oneOf(random, PRODUCT_KEYS), "dev1");
            TopicRights rights = new TopicRights(identity);
            String text = likely(random, identity);
            if (isTopic(text)) {
                assertThat(allowed(() -> rights.checkPublish(new Topic(text))))
                        .as("publish to " + text)
                        .isEqualTo(isOwn(identity, text, false));
            }
            if (isFilter(text)) {
                assertThat(allowed(() -> rights.checkSubscribe(new TopicFilter(text))))
                        .as("subscribe to " + text)
                        .isEqualTo(isOwn(identity, text, true));
            }
        });
    }

    @Test
    void templatesMakeTopicsOrSentences() {
        Fuzz.cases(random -> {
            String[] parts = {"${productKey}", "${deviceName}", "${", "}", "$", "user/get", "/", Fuzz.text(random, 5)};
            String text = String.join("", levels(random, parts, 4));
            try {
                TopicFilter filter = new TopicTemplate(text).filterOf(DeviceIdentity.of("a1Abc123Def", "dev001"));
                assertThat(filter.value()).startsWith("/").doesNotContain("${productKey}", "${deviceName}");
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).contains("topic").doesNotContain("\u0000", "\n");
            }
        });
    }

    /** A topic that begins like one of the device's, more often than not. */
    private static String likely(Random random, DeviceIdentity identity) {
        String pair = "/" + identity.productKey() + "/" + (random.nextInt(6) == 0 ? "dev2" : "dev1");
        String start = Fuzz.oneOf(random, new String[] {
            pair,
            "/sys" + pair,
            "/ext/rrpc/1" + pair,
            "/ext/rrpc/+/sys" + pair,
            "/ext/rrpc/+",
            "/ext/rrpc",
            "/ext/ntp" + pair,
            "/ext/" + pair,
            "/shadow/update" + pair,
            "/shadow" + pair,
            "/ota/device/inform" + pair,
            "/ota/device/other" + pair,
            "/broadcast/" + identity.productKey(),
            "/broadcast/other",
            "/" + identity.productKey(),
            pair + "dev1"
        });
        List<String> more = levels(random, LEVELS, 8);
        return random.nextInt(5) == 0 ? start : start + "/" + String.join("/", more);
    }

    private static List<String> levels(Random random, String[] from, int most) {
        return Stream.generate(() -> Fuzz.oneOf(random, from))
                .limit(1 + random.nextInt(most))
                .toList();
    }

    private static boolean isText(String text) {
        return text.length() > 1
                && text.startsWith("/")
                && text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isTopic(String text) {
        return isText(text) && !text.contains("+") && !text.contains("#");
    }

    private static boolean isFilter(String text) {
        return isText(text)
                && Pattern.compile("(/([^+#/]*|\\+))*(/#)?", Pattern.DOTALL)
                        .matcher(text)
                        .matches();
    }

    private static boolean matches(String filter, String topic) {
        List<String> wanted = Arrays.asList(filter.split("/", -1));
        List<String> levels = Arrays.asList(topic.split("/", -1));
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).equals("#")) {
                return true;
            }
            if (i >= levels.size()
                    || !(wanted.get(i).equals("+") || wanted.get(i).equals(levels.get(i)))) {
                return false;
            }
        }
        return wanted.size() == levels.size();
    }

    private static boolean isOwn(DeviceIdentity identity, String text, boolean subscribe) {
        List<String> levels = Arrays.asList(text.substring(1).split("/", -1));
        Function<Integer, Boolean> isDevice = from -> levels.size() > from + 1
                && levels.get(from).equals(identity.productKey().value())
                && levels.get(from + 1).equals(identity.deviceName().value());
        if (text.getBytes(StandardCharsets.UTF_8).length > 128) {
            return false;
        }
        boolean called = levels.size() > 3 && !levels.get(2).isEmpty();
        return switch (levels.get(0)) {
            case "sys" -> levels.size() > 3 && isDevice.apply(1);
            case "shadow" -> levels.size() == 4 && isDevice.apply(2);
            case "ota" ->
                levels.size() == 5
                        && levels.get(1).equals("device")
                        && Set.of("inform", "progress", "request", "upgrade").contains(levels.get(2))
                        && isDevice.apply(3);
            case "ext" -> {
                if (levels.size() > 2 && levels.get(1).equals("rrpc")) {
                    yield called
                            && (isDevice.apply(3) && levels.size() > 5 && levels.size() - 3 <= 7
                                    || levels.get(3).equals("sys") && isDevice.apply(4) && levels.size() > 6
                                    || levels.get(3).equals("#"));
                }
                yield isDevice.apply(2);
            }
            case "broadcast" ->
                subscribe
                        && levels.size() > 2
                        && levels.get(1).equals(identity.productKey().value());
            default -> levels.size() > 2 && levels.size() <= 7 && isDevice.apply(0);
        };
    }

    private static boolean made(Function<String, ?> constructor, String text) {
        try {
            constructor.apply(text);
            return true;
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).contains("topic").doesNotContain("\u0000", "\n", "\u0085");
            return false;
        }
    }

    private interface Check {
        void run() throws ConfigurationFailure;
    }

    private static boolean allowed(Check check) {
        try {
            check.run();
            return true;
        } catch (ConfigurationFailure e) {
            assertThat(e.getMessage()).startsWith("The topic /");
            return false;
        }
    }
}
