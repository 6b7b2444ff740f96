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

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.fault.LineFault;

/**
 * Closes one connection after as many packets or bytes, or at the time, that a fault says.
 *
 * <p>Counts on both sides of the MQTT codec, so that TLS and WebSocket make no difference and a packet can be cut in two.
 * Only the emulator's event loop touches it.
 */
final class ConnectionDrops {
    private static final String MQTT_ENCODER = "mqttEncoder";
    private static final String VERTX_HANDLER = "handler";
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Faults faults;
    private final DeviceDefinition device;
    private final long connection;
    private final Consumer<String> close;
    private List<Drop> drops = List.of();
    /** Nothing passes any more, also not what comes before the connection is really closed. */
    private boolean cut;

    /** Takes which connection of the device it is, and what closes it. */
    ConnectionDrops(Vertx vertx, Faults faults, DeviceDefinition device, long connection, Consumer<String> close) {
        this.vertx = vertx;
        this.faults = faults;
        this.device = device;
        this.connection = connection;
        this.close = close;
        faultsChanged();
    }

    void countIn(ChannelPipeline pipeline) {
        pipeline.addBefore(MQTT_ENCODER, "dropAfterBytes", new Bytes());
        pipeline.addBefore(VERTX_HANDLER, "dropAfterPackets", new Packets());
    }

    /** To be called after faults came or went. */
    void faultsChanged() {
        if (cut) {
            return;
        }
        List<Drop> before = drops;
        drops = faults.drops(device).stream()
                .map(fault -> before.stream()
                        .filter(drop -> drop.id == fault.id())
                        .findFirst()
                        .orElseGet(() -> new Drop(fault.id(), fault.fault())))
                .toList();
        before.stream().filter(drop -> !drops.contains(drop)).forEach(drop -> vertx.cancelTimer(drop.timer));
    }

    /** To be called when the connection has ended. */
    void end() {
        cut = true;
        drops.forEach(drop -> vertx.cancelTimer(drop.timer));
        drops = List.of();
    }

    /** How many bytes, or packets, may still pass. */
    private int left(Class<? extends LineFault.Drop> type) {
        return drops.stream()
                .filter(drop -> type.isInstance(drop.fault))
                .mapToInt(drop -> drop.left)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private void passed(Class<? extends LineFault.Drop> type, int count) {
        for (Drop drop : new ArrayList<>(drops)) {
            if (type.isInstance(drop.fault)) {
                drop.left -= Math.min(count, drop.left);
                if (drop.left == 0) {
                    cut(drop, "after " + drop.limit + (type == LineFault.DropAfterBytes.class ? " bytes" : " packets"));
                }
            }
        }
    }

    private void cut(Drop drop, String when) {
        if (!cut && faults.use(drop.id)) {
            cut = true;
            // What has passed is written first.
            vertx.runOnContext(nothing -> close.accept("the line was cut " + when));
        } else {
            // The others of its connections have used it up.
            drop.left = Integer.MAX_VALUE;
        }
    }

    private static void discard(Object message, ChannelPromise promise) {
        ReferenceCountUtil.release(message);
        promise.trySuccess();
    }

    private final class Drop {
        private final long id;
        private final Fault fault;
        private final int limit;
        private final long timer;
        private int left;

        Drop(long id, Fault fault) {
            this.id = id;
            this.fault = fault;
            limit = limit(fault);
            left = limit;
            timer = fault instanceof LineFault.DropAtRandom random ? atRandom(random) : NO_TIMER;
        }

        private static int limit(Fault fault) {
            if (fault instanceof LineFault.DropAfterPackets packets) {
                return packets.after();
            }
            return fault instanceof LineFault.DropAfterBytes bytes ? bytes.after() : 0;
        }

        private long atRandom(LineFault.DropAtRandom random) {
            long seed = 31 * random.seed() + Objects.hash(device.productKey(), device.deviceName(), connection);
            int millis = 1 + new Random(seed).nextInt(random.withinMillis());
            return vertx.setTimer(millis, passed -> cut(this, "after " + millis + " ms"));
        }
    }

    /** Between the socket and the codec. Netty's handlers say nothing about null. */
    @NonNullByDefault({})
    private final class Bytes extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (cut) {
                ReferenceCountUtil.release(message);
            } else if (message instanceof ByteBuf buffer) {
                ByteBuf part = part(buffer);
                int size = part.readableBytes();
                context.fireChannelRead(part);
                passed(LineFault.DropAfterBytes.class, size);
            } else {
                context.fireChannelRead(message);
            }
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (!(message instanceof ByteBuf buffer) || !buffer.isReadable()) {
                context.write(message, promise);
            } else if (cut) {
                discard(message, promise);
            } else {
                ByteBuf part = part(buffer);
                int size = part.readableBytes();
                context.write(part, promise);
                passed(LineFault.DropAfterBytes.class, size);
            }
        }

        /** As much of it as may pass. */
        private ByteBuf part(ByteBuf buffer) {
            int left = left(LineFault.DropAfterBytes.class);
            if (buffer.readableBytes() <= left) {
                return buffer;
            }
            ByteBuf part = buffer.readRetainedSlice(left);
            buffer.release();
            return part;
        }
    }

    /** Between the codec and Vert.x. */
    @NonNullByDefault({})
    private final class Packets extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (cut) {
                ReferenceCountUtil.release(message);
            } else {
                context.fireChannelRead(message);
                passed(LineFault.DropAfterPackets.class, 1);
            }
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (!(message instanceof MqttMessage)) {
                context.write(message, promise);
            } else if (cut) {
                discard(message, promise);
            } else {
                context.write(message, promise);
                passed(LineFault.DropAfterPackets.class, 1);
            }
        }
    }
}
