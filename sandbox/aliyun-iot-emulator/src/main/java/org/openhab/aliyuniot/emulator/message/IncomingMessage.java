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
package org.openhab.aliyuniot.emulator.message;

/**
 * A message of a device, on its way into the platform.
 *
 * @param protocol how it came, such as {@code mqtts}
 * @param dup whether the device marked it as sent again
 */
public record IncomingMessage(String protocol, String topic, int qos, boolean dup, byte[] payload) {}
