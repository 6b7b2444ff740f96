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
 * Events of the thing model on the line (chapter "Device properties, events, and services").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.event;

import org.eclipse.jdt.annotation.NonNullByDefault;
