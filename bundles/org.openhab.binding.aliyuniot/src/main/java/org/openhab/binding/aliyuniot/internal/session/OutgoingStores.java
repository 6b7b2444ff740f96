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
package org.openhab.binding.aliyuniot.internal.session;

import java.util.function.Supplier;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;

/**
 * Gives devices the store that keeps their messages over a restart. For any thread; the methods may wait for the disk.
 */
@FunctionalInterface
public interface OutgoingStores extends Supplier<OutgoingStore> {
    /** What keeps the messages of a device, if its settings want that. */
    default OutgoingStore storeFor(DeviceSettings settings) {
        if (settings.keepQueue()) {
            return get();
        }
        // What was kept while it was wanted would be sent when it is wanted again, whenever that is.
        forget(settings.identity());
        return OutgoingStore.NONE;
    }

    /** Deletes what is kept for a device that is no more, or wants nothing to be kept any more. */
    default void forget(DeviceIdentity identity) {
        get().forget(identity);
    }
}
