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
 * The serial executor that runs Californium and Scandium for one socket, and its timer.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.transport.coap.loop;

import org.eclipse.jdt.annotation.NonNullByDefault;
