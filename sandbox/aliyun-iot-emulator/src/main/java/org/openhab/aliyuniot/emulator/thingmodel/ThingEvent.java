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
package org.openhab.aliyuniot.emulator.thingmodel;

import java.time.Instant;

/**
 * An event that a device has posted.
 *
 * @param seq 1 for the first event of the device
 * @param identifier with module: {@code block:id}
 * @param type {@code info}, {@code alert} or {@code error}; empty when the product has no thing model
 * @param value the output parameters, a JSON object
 * @param time as the device gave it, else when it arrived
 */
public record ThingEvent(long seq, String identifier, String type, String value, Instant time) {}
