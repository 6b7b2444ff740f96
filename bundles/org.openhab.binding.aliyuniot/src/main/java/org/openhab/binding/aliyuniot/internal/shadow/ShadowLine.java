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
package org.openhab.binding.aliyuniot.internal.shadow;

import com.google.gson.JsonElement;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.shadow.ShadowKey;

/**
 * The shadow on a session, as its channels use it. For any thread; nothing waits.
 */
interface ShadowLine extends SessionFeature {
    /**
     * A channel takes part from now on.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    void joined() throws ConfigurationFailure;

    /** An attribute has this value now. */
    void report(ShadowKey key, JsonElement value);
}
