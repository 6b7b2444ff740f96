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
 * The firmware of one module of a device as one owner of one state: which job waits, what may begin when, and the update
 * that runs. Knows no openHAB: whoever shows it listens, and says what installs.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.ota.module;

import org.eclipse.jdt.annotation.NonNullByDefault;
