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

/**
 * Why something does not fit the thing model.
 *
 * @param code one of the platform's error codes, such as 6306
 * @param sentence without full stop
 */
public record Refusal(int code, String sentence) {}
