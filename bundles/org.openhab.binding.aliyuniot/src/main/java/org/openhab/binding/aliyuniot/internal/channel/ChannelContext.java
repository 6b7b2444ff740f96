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
package org.openhab.binding.aliyuniot.internal.channel;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * What the kinds of channels get from the device whose they are.
 *
 * @param receives whether the platform sends the device messages, and calls it
 * @param reports take states and events to openHAB
 * @param outbox takes messages to the platform
 * @param calls hold what rules are to answer
 * @param model the device's thing model and the line to the platform
 * @param firmware where the firmware is; {@code null} while that is not known
 * @param scheduler openHAB's, for what is due now and then
 */
public record ChannelContext(
        DeviceIdentity identity,
        boolean receives,
        ThingReports reports,
        Outbox outbox,
        OpenCalls calls,
        ModelLine model,
        Supplier<@Nullable FirmwareProgress> firmware,
        ScheduledExecutorService scheduler) {}
