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
package org.openhab.standin.xml;

import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A channel of a thing type or of a channel group type.
 *
 * @param typeUid the UID of the channel type, such as {@code aliyuniot:number} or {@code system:power}
 * @param autoUpdatePolicy {@code veto}, {@code default} or {@code recommend}
 */
public record ChannelXml(
        String id,
        String typeUid,
        @Nullable String label,
        @Nullable String description,
        Map<String, String> properties,
        @Nullable String autoUpdatePolicy) {}
