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
 * Actions for what the platform's console does with a device as a whole: jobs, tags, reset (chapters "Device jobs", "Device tags" and "Device reset").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.action.device;

import org.eclipse.jdt.annotation.NonNullByDefault;
