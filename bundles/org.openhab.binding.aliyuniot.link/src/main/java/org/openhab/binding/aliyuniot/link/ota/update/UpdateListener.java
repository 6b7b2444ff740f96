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
package org.openhab.binding.aliyuniot.link.ota.update;

/**
 * Hears how an update goes. Called in order; must not wait, as the module's other work waits for it.
 */
public interface UpdateListener {
    /** Hears nothing. */
    UpdateListener NONE = status -> {};

    /** State or percentage are other ones; after an end nothing follows. */
    void moved(UpdateStatus status);

    /** The device got all and starts anew. */
    default void restarting() {}
}
