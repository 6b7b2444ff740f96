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
 * Services of the thing model on the line, which the platform calls at once or in the background (chapter "Device
 * properties, events, and services").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.service;

import org.eclipse.jdt.annotation.NonNullByDefault;
