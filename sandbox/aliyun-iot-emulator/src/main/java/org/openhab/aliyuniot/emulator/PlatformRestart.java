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
package org.openhab.aliyuniot.emulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the platform go away and come back. The REST interface stays. Only the emulator's event loop touches it. */
final class PlatformRestart {
    static final int MAX_DOWN_MILLIS = 600_000;
    static final String BUSY = "The platform is restarting already: wait until it is back.";
    private static final long RETRY_MILLIS = 100;

    private final Logger logger = LoggerFactory.getLogger(PlatformRestart.class);
    private final Vertx vertx;
    private final Platform platform;
    private final MqttListeners listeners;
    private boolean down;

    PlatformRestart(Vertx vertx, Platform platform, MqttListeners listeners) {
        this.vertx = vertx;
        this.platform = platform;
        this.listeners = listeners;
    }

    /**
     * Cuts all connections and closes the MQTT ports, and opens them again later.
     *
     * @param downMillis how long they are closed, 0 to 600,000 ms
     * @param keepSessions whether subscriptions and messages of {@code cleanSession=0} outlive it
     * @return done when the ports are closed; fails when it is restarting already
     */
    Future<?> begin(int downMillis, boolean keepSessions) {
        if (down) {
            return Future.failedFuture(new IllegalStateException(BUSY));
        }
        down = true;
        logger.info("The platform goes away for {} ms", downMillis);
        disconnectAll();
        return listeners.close().onComplete(closed -> {
            // Those that came in meanwhile.
            disconnectAll();
            if (!keepSessions) {
                platform.devices().forEach(Device::forgetSession);
            }
            vertx.setTimer(Math.max(1, downMillis), passed -> comeBack());
        });
    }

    private void disconnectAll() {
        platform.devices().forEach(device -> device.disconnect("the platform restarted"));
    }

    private void comeBack() {
        listeners
                .listen()
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
