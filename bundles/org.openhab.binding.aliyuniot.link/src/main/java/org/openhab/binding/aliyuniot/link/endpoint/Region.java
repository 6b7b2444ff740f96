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
package org.openhab.binding.aliyuniot.link.endpoint;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A region of Alibaba Cloud in which IoT Platform runs.
 *
 * @param id as in the region's host names, for example {@code cn-shanghai}
 */
public record Region(String id) {
    private static final Pattern VALID = Pattern.compile("[a-z]{2,4}(-[a-z0-9]{1,20}){1,3}");

    /** The regions that offer IoT Platform today; others may follow and are accepted too. */
    public static final List<Region> KNOWN = List.of(
            new Region("cn-shanghai"),
            new Region("cn-beijing"),
            new Region("cn-shenzhen"),
            new Region("ap-southeast-1"),
            new Region("ap-northeast-1"),
            new Region("us-west-1"),
            new Region("us-east-1"),
            new Region("eu-central-1"));

    /**
     * @throws IllegalArgumentException if the id does not look like a region
     */
    public Region {
        if (!VALID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "region is written like cn-shanghai or us-west-1, in small letters, but this one has " + id.length()
                            + " characters or others than those");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
