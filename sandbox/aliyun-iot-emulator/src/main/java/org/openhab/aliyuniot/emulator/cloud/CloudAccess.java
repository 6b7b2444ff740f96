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
package org.openhab.aliyuniot.emulator.cloud;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.openhab.aliyuniot.emulator.call.RrpcCalls;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;

/** What other threads ask of one device, and the waiting for its answer. */
final class CloudAccess {
    private final EventLoop loop;
    private final Devices devices;
    private final String productKey;
    private final String deviceName;

    CloudAccess(EventLoop loop, Devices devices, String productKey, String deviceName) {
        this.loop = loop;
        this.devices = devices;
        this.productKey = productKey;
        this.deviceName = deviceName;
    }

    /** Returns what the action returns on the event loop; empty when there is no such device. */
    <T> Optional<T> ask(Function<Device, T> action) {
        return loop.call(() -> {
            Device device = devices.find(productKey, deviceName);
            return device == null ? Optional.<T>empty() : Optional.of(action.apply(device));
        });
    }

    /** Calls the device and waits for its answer. */
    <T> T await(Function<Device, Future<T>> call) throws RrpcException {
        CompletionStage<T> answer = ask(device -> call.apply(device).toCompletionStage())
                .orElseThrow(() -> new RrpcException(404, "There is no device " + this + "."));
        try {
            return EventLoop.await(answer);
        } catch (IOException e) {
            if (e.getCause() instanceof RrpcException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The milliseconds of a time to wait for an answer. */
    static int millis(Duration timeout) {
        long millis = timeout.toMillis();
        if (millis < 1 || millis > RrpcCalls.MAX_TIMEOUT_MILLIS) {
            throw new IllegalArgumentException(
                    "timeout must be 1 to " + RrpcCalls.MAX_TIMEOUT_MILLIS + " ms but is " + millis + " ms");
        }
        return (int) millis;
    }

    /** Product key and device name. */
    @Override
    public String toString() {
        return productKey + "/" + deviceName;
    }
}
