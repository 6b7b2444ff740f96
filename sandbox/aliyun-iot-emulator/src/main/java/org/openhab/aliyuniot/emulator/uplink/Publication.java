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
package org.openhab.aliyuniot.emulator.uplink;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A message that the platform has taken.
 *
 * @param messageId the platform's own id of it
 * @param reply what the platform answers to a request, for instance of Alink; null when it answers nothing
 */
public record Publication(long messageId, byte @Nullable [] reply) {}
