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
package org.openhab.binding.aliyuniot.link.thingmodel;

import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;

/**
 * A property of the thing model: a state of the device.
 *
 * @param name for humans, one line, the identifier if the thing model has none
 * @param required whether the product's standard demands it; the platform takes posts without it all the same
 */
public record PropertyDefinition(
        FeatureIdentifier identifier, String name, AccessMode access, boolean required, DataType type) {}
