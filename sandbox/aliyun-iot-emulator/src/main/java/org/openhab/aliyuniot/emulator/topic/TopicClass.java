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
package org.openhab.aliyuniot.emulator.topic;

/**
 * A custom topic class of a product, as Aliyun's console defines them.
 *
 * @param topic relative to {@code /${productKey}/${deviceName}/}, such as {@code user/light/set}; {@code +} and a final
 *     {@code #} stand for levels
 * @param rights what a device may do with it
 */
public record TopicClass(String topic, Rights rights) {
    /** What devices may do with the topics of a class. */
    public enum Rights {
        PUBLISH,
        SUBSCRIBE,
        BOTH
    }

    public TopicClass {
        if (topic.startsWith("/") || !TopicFilters.isValid(topic)) {
            throw new IllegalArgumentException(
                    "topic must be relative, such as user/light/set, with + and # only as whole levels, but is '"
                            + topic + "'");
        }
    }

    boolean mayPublish() {
        return rights != Rights.SUBSCRIBE;
    }

    boolean maySubscribe() {
        return rights != Rights.PUBLISH;
    }
}
