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
package org.openhab.binding.aliyuniot.link.property;

import com.google.gson.JsonElement;

/**
 * What the platform wants a property to be (chapter "Desired property values").
 *
 * @param value not checked in any way
 * @param version of the value; goes up with each new one
 */
public record DesiredValue(JsonElement value, long version) {}
