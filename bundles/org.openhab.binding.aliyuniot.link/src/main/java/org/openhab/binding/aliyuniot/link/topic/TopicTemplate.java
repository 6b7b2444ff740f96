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

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * A topic or topic filter as users write it, so that the same text serves every device: relative to
 * {@code /{productKey}/{deviceName}/} ({@code user/get}), or absolute from a slash on, with {@code ${productKey}} and
 * {@code ${deviceName}} standing for the device's own.
 */
public record TopicTemplate(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /**
     * @throws IllegalArgumentException if the text is empty, too long, or has an unknown variable
     */
    public TopicTemplate {
        if (text.isBlank() || !text.equals(text.strip()) || text.length() > 512) {
            throw new IllegalArgumentException(
                    "topic is a text of at most 512 characters such as user/get, without blanks around it");
        }
        Matcher variables = VARIABLE.matcher(text);
        while (variables.find()) {
            if (!variables.group(1).equals("productKey") && !variables.group(1).equals("deviceName")) {
                throw new IllegalArgumentException("topic \"" + TopicText.shown(text) + "\" has the unknown variable "
                        + TopicText.shown(variables.group()) + "; there are ${productKey} and ${deviceName}");
            }
        }
    }

    /**
     * The topic to publish to.
     *
     * @throws IllegalArgumentException if the text makes no topic
     */
    public Topic topicOf(DeviceIdentity identity) {
        return new Topic(resolve(identity));
    }

    /**
     * The filter to subscribe.
     *
     * @throws IllegalArgumentException if the text makes no topic filter
     */
    public TopicFilter filterOf(DeviceIdentity identity) {
        return new TopicFilter(resolve(identity));
    }

    private String resolve(DeviceIdentity identity) {
        String productKey = identity.productKey().value();
        String deviceName = identity.deviceName().value();
        String absolute = text.startsWith("/") ? text : "/" + productKey + "/" + deviceName + "/" + text;
        return absolute.replace("${productKey}", productKey).replace("${deviceName}", deviceName);
    }
}
