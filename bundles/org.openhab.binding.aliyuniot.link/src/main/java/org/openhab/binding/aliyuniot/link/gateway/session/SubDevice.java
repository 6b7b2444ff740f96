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
package org.openhab.binding.aliyuniot.link.gateway.session;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;

/**
 * A device behind a gateway, and what is known of it.
 *
 * @param secret as the user has given it; null: it is the learnt one, or the platform is asked for it
 * @param productSecret to ask for the secret with; null: the gateway asks without one
 * @param joins whether it is added to the gateway if it does not belong to it
 */
public record SubDevice(
        DeviceIdentity identity,
        @Nullable DeviceSecret secret,
        @Nullable ProductSecret productSecret,
        boolean joins) {}
