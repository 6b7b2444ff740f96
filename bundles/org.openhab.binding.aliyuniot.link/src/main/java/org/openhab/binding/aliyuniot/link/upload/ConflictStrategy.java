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
package org.openhab.binding.aliyuniot.link.upload;

import java.util.Locale;

/**
 * What becomes of a file of the same name that the platform has already (chapter "Upload files over MQTT").
 */
public enum ConflictStrategy {
    /** A finished one is replaced; what is there of an unfinished upload of the same file is gone on from. */
    OVERWRITE,
    /** A finished one stays, and the upload ends; an unfinished one is gone on from. */
    APPEND,
    /** Any stays, and the upload ends. */
    REJECT;

    /** As it is on the wire. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
