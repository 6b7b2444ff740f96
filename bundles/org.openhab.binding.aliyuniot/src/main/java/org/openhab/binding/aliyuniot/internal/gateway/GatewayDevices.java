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
package org.openhab.binding.aliyuniot.internal.gateway;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * The sub-devices that the platform has below a gateway. For any thread; nothing waits for the platform.
 */
public interface GatewayDevices {
    /**
     * Those that belong to the gateway or are to be added to it, as far as the platform has told: the last scan and what
     * came since. Empty before that.
     */
    Set<DeviceIdentity> known();

    /**
     * Asks the platform which sub-devices belong to the gateway. Listeners hear of what is new.
     *
     * @return all of them; ends with a {@link org.openhab.binding.aliyuniot.link.failure.LinkFailure} if the platform
     *     says no or does not answer, or with an {@link IllegalStateException} while the thing connects no sub-devices
     */
    CompletionStage<Set<DeviceIdentity>> scan();

    /** Tells a listener of what is found and lost from now on, over all lives of the handler. Adding twice is adding once. */
    void addListener(GatewayDevicesListener listener);

    void removeListener(GatewayDevicesListener listener);

    /** Whether a sub-device has a thing below the gateway's. */
    boolean hasThing(DeviceIdentity device);
}
