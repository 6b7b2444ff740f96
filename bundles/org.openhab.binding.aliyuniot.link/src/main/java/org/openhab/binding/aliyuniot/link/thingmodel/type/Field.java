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
package org.openhab.binding.aliyuniot.link.thingmodel.type;

/**
 * A member of a struct, or a parameter of an event or a service.
 *
 * @param identifier unique among its siblings
 * @param name for humans, one line, the identifier if the thing model has none
 */
public record Field(String identifier, String name, DataType type) {}
