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
 * Devices that prove who they are by a certificate of their own in the handshake of TLS: chapter "X.509 certificates".
 * Certificate and key are files of the user's; the platform tells the device its names after the first login.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.certificate;

import org.eclipse.jdt.annotation.NonNullByDefault;
