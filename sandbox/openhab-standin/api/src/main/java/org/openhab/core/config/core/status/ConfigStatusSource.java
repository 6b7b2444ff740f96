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
package org.openhab.core.config.core.status;

/** Names the entity whose configuration status has changed and the topic under which that is announced. */
public abstract class ConfigStatusSource {

    public final String entityId;

    public ConfigStatusSource(final String entityId) {
        this.entityId = entityId;
    }

    public abstract String getTopic();
}
