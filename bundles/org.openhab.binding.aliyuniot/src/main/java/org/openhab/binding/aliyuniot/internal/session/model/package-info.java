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
 * The thing model of a device on its session: what is reported, set, wished for and called.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.internal.session.model;

import org.eclipse.jdt.annotation.NonNullByDefault;
