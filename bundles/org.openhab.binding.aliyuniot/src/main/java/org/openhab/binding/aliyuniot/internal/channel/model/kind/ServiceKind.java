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
package org.openhab.binding.aliyuniot.internal.channel.model.kind;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ChannelKind;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCalls;
import org.openhab.binding.aliyuniot.link.service.ServiceCalls;
import org.openhab.core.thing.Channel;

/**
 * Channels that trigger when the platform calls a service.
 */
public final class ServiceKind implements ChannelKind {
    private final ModelLine line;
    private final ThingReports reports;

    public ServiceKind(ChannelContext context) {
        line = context.model();
        reports = context.reports();
    }

    @Override
    public @Nullable DeviceChannel read(Channel channel) throws ChannelException {
        return ModelChannelReader.SERVICE.equals(ModelChannelReader.kindOf(channel))
                ? new ServiceChannel(
                        channel.getUID(),
                        ModelChannelReader.identifierOf(channel, line),
                        timeout(channel),
                        answer(channel),
                        reports)
                : null;
    }

    private static Duration timeout(Channel channel) throws ChannelException {
        Object given = channel.getConfiguration().get("timeout");
        if (given == null || given.equals("")) {
            return ServiceCalls.WITHIN;
        }
        BigDecimal seconds = number(channel, given);
        if (seconds.compareTo(seconds(RrpcCalls.MIN_WITHIN)) < 0
                || seconds.compareTo(seconds(ServiceCalls.WITHIN)) > 0) {
            throw new ChannelException(channel.getUID(), "offline.channel-service-timeout", seconds.toPlainString());
        }
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    private static BigDecimal number(Channel channel, Object given) throws ChannelException {
        try {
            return ParameterValues.number(given);
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel.getUID(), "offline.channel-value");
        }
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }

    private static @Nullable JsonObject answer(Channel channel) throws ChannelException {
        Object given = channel.getConfiguration().get("answer");
        if (given == null || given.toString().isBlank()) {
            return null;
        }
        JsonObject answer = AlinkJson.object(given.toString().getBytes(StandardCharsets.UTF_8));
        if (answer == null) {
            throw new ChannelException(channel.getUID(), "offline.channel-service-answer");
        }
        return answer;
    }
}
