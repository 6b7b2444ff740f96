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
package org.openhab.binding.aliyuniot.link.property.report;

import java.util.Set;

/** Hears what the platform says against a post of properties, on a worker, one call after the other. */
@FunctionalInterface
public interface PostListener {
    /**
     * The values are not taken. They are not sent again before they change or the device connects again.
     *
     * @param identifiers all properties of the post, since the platform does not say which one it is
     * @param code the platform's error code; 460 also for a value that is too large to be sent
     * @param message for humans, may be empty
     */
    void refused(Set<String> identifiers, int code, String message);
}
