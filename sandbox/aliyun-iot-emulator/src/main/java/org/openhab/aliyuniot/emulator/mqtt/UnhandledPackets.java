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
package org.openhab.aliyuniot.emulator.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Hears of packets that only a server may send, such as SUBACK: Vert.x reports them to the end of the pipeline and goes on.
 * Netty's handlers say nothing about null.
 */
@NonNullByDefault({})
final class UnhandledPackets extends ChannelInboundHandlerAdapter {
    private final Consumer<String> close;

    UnhandledPackets(Consumer<String> close) {
        this.close = close;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        close.accept("it broke the protocol: " + cause.getMessage());
    }
}
