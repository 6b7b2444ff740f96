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
 * Devices that only their certificates name: what is done before they have a session.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.session.certificate;

import org.eclipse.jdt.annotation.NonNullByDefault;
