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
package org.openhab.binding.aliyuniot.internal.channel.kind;

import java.time.Instant;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/**
 * The channel types that show how a device's session fares.
 */
public enum Diagnostic {
    MESSAGES_SENT("messages-sent", statistics -> new DecimalType(statistics.sent())),
    MESSAGES_RECEIVED("messages-received", statistics -> new DecimalType(statistics.received())),
    MESSAGES_QUEUED("messages-queued", statistics -> new DecimalType(statistics.queued())),
    MESSAGES_DROPPED("messages-dropped", statistics -> new DecimalType(statistics.dropped())),
    RECONNECTS("reconnects", statistics -> new DecimalType(statistics.reconnects())),
    LAST_MESSAGE("last-message", statistics -> time(statistics.lastMessage()));

    private final ChannelTypeUID type;
    private final Function<SessionStatistics, State> state;

    Diagnostic(String id, Function<SessionStatistics, State> state) {
        this.type = new ChannelTypeUID(AliyunIotBindingConstants.BINDING_ID, id);
        this.state = state;
    }

    private static State time(@Nullable Instant instant) {
        return instant == null ? UnDefType.UNDEF : new DateTimeType(instant);
    }

    /** What a channel shows; {@code null} if it is no such channel. */
    public static @Nullable Diagnostic of(Channel channel) {
        for (Diagnostic diagnostic : values()) {
            if (diagnostic.type.equals(channel.getChannelTypeUID())) {
                return diagnostic;
            }
        }
        return null;
    }

    public State stateOf(SessionStatistics statistics) {
        return state.apply(statistics);
    }
}
