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
package org.openhab.aliyuniot.emulator.port;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the platform go away and come back. The REST interface stays. Only the emulator's event loop touches it. */
public final class PlatformRestart {
    public static final int MAX_DOWN_MILLIS = 600_000;
    static final String BUSY = "The platform is restarting already: wait until it is back.";
    private static final long RETRY_MILLIS = 100;

    private final Logger logger = LoggerFactory.getLogger(PlatformRestart.class);
    private final Vertx vertx;
    private final Devices devices;
    private final List<Listener> listeners;
    private boolean down;

    public PlatformRestart(Vertx vertx, Devices devices, List<Listener> listeners) {
        this.vertx = vertx;
        this.devices = devices;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Cuts all connections and closes the ports that devices connect to, and opens them again later.
     *
     * @param downMillis how long they are closed, 0 to 600,000 ms
     * @param keepSessions whether what devices would go on with outlives it: subscriptions and messages of
     *     {@code cleanSession=0}, tokens and DTLS sessions
     * @return done when the ports are closed; fails when it is restarting already
     */
    public Future<?> begin(int downMillis, boolean keepSessions) {
        if (down) {
            return Future.failedFuture(new IllegalStateException(BUSY));
        }
        down = true;
        logger.info("The platform goes away for {} ms", downMillis);
        disconnectAll();
        return Future.join(futures(Listener::close)).onComplete(closed -> {
            // Those that came in meanwhile.
            disconnectAll();
            if (!keepSessions) {
                devices.all().forEach(Device::forgetSession);
                listeners.forEach(Listener::forgetSessions);
            }
            vertx.setTimer(Math.max(1, downMillis), passed -> comeBack());
        });
    }

    private List<Future<?>> futures(Function<Listener, Future<?>> action) {
        List<Future<?>> futures = new ArrayList<>();
        listeners.forEach(listener -> futures.add(action.apply(listener)));
        return futures;
    }

    private void disconnectAll() {
        devices.all().forEach(device -> device.disconnect("the platform restarted"));
    }

    private void comeBack() {
        Future.join(futures(Listener::listen))
                .onSuccess(open -> {
                    down = false;
                    logger.info("The platform is back");
                })
                .onFailure(failure -> {
                    // A port was free for a while, so another program may have it for a moment.
                    logger.warn("The platform cannot come back yet: {}", failure.getMessage());
                    vertx.setTimer(RETRY_MILLIS, passed -> comeBack());
                });
    }
}
