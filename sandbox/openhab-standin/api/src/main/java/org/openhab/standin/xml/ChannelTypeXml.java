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

import java.net.URI;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A channel type.
 *
 * @param uid such as {@code aliyuniot:number}
 * @param trigger whether channels of this type trigger events instead of having a state
 * @param itemType {@code null} for triggers
 * @param commandOptions {@code null} if the type has no {@code command}
 * @param eventOptions {@code null} if the type has no {@code event}; empty if every payload is allowed
 */
public record ChannelTypeXml(
        String uid,
        boolean advanced,
        boolean trigger,
        @Nullable String itemType,
        @Nullable String unitHint,
        String label,
        @Nullable String description,
        @Nullable String category,
        List<String> tags,
        @Nullable StateXml state,
        @Nullable List<OptionXml> commandOptions,
        @Nullable List<OptionXml> eventOptions,
        @Nullable String autoUpdatePolicy,
        @Nullable URI configDescriptionUri) {}
