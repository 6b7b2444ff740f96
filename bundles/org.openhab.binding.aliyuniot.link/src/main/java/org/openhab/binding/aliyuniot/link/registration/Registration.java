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
package org.openhab.binding.aliyuniot.link.registration;

import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;

/**
 * A way for a device that knows the secret of its product only to get what it logs in with. For any thread; nothing
 * blocks.
 */
@FunctionalInterface
public interface Registration {
    /**
     * Asks the platform once.
     *
     * @return on whatever thread, within a minute; what was given has to be kept before it is used. Ends with a
     *     {@link LinkFailure} if the platform refuses or cannot be reached
     */
    CompletionStage<LearntSecret> register(DeviceIdentity identity, ProductSecret secret);
}
