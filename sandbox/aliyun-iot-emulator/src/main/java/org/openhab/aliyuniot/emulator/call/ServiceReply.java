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
package org.openhab.aliyuniot.emulator.call;

/**
 * What a device replied to a set of properties or the call of a service.
 *
 * @param code 200, or why it refused
 * @param data JSON, {@code {}} if there is none
 */
public record ServiceReply(int code, String data) {}
