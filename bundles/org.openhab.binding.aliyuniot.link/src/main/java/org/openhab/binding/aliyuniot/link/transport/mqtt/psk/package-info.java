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
/**
 * TLS 1.2 with pre-shared keys (RFC 4279 and RFC 5489), by Bouncy Castle's TLS, whose types do not leave this package
 * (chapter "Establish MQTT connections over TCP", the encryption that Aliyun's C SDKs offer beside certificates).
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.transport.mqtt.psk;

import org.eclipse.jdt.annotation.NonNullByDefault;
