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
 * CoAP (RFC 7252) over DTLS 1.2, over Aliyun's own symmetric encryption and in the clear (chapter "Establish
 * connections over CoAP"). The only package that sees Californium and Scandium.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.transport.coap;

import org.eclipse.jdt.annotation.NonNullByDefault;
