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
 * Jobs of a device's session, and what else it hears and tells of the device itself (chapters "Device jobs", "Device network status" and "Disable and enable devices").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.session.job;

import org.eclipse.jdt.annotation.NonNullByDefault;
