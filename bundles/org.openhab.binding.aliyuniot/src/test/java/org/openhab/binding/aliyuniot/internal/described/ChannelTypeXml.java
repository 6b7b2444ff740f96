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
package org.openhab.binding.aliyuniot.internal.described;

import java.net.URI;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A channel type.
 *
 * @param uid such as {@code aliyuniot:number}
 * @param trigger whether its channels trigger events instead of having a state
 * @param itemType null for triggers
 * @param state null without a word about the state
 */
public record ChannelTypeXml(
        String uid,
        boolean advanced,
        boolean trigger,
        @Nullable String itemType,
        String label,
        @Nullable String description,
        @Nullable State state,
        @Nullable URI configDescriptionUri) {
    /** What a channel type says about its state. */
    public record State(boolean readOnly) {}
}
