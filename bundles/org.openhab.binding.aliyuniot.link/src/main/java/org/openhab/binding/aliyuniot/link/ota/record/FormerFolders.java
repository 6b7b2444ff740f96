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
package org.openhab.binding.aliyuniot.link.ota.record;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the firmware that a thing has left behind from when it was another device. A download of that time may still
 * be about to end, so it is tried again for a while; what is left then is tried with the next start. On the owner's
 * executor.
 */
final class FormerFolders implements AutoCloseable {
    private static final int TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Logger logger = LoggerFactory.getLogger(FormerFolders.class);

    private final FirmwareStore store;
    private final String thing;
    private final String name;
    private final BiFunction<Duration, Runnable, Runnable> timer;
    private final Executor owner;
    private Runnable nextTry = () -> {};
    private boolean closed;

    /**
     * @param name of the folder that is not a former one
     */
    FormerFolders(
            FirmwareStore store,
            String thing,
            String name,
            BiFunction<Duration, Runnable, Runnable> timer,
            Executor owner) {
        this.store = store;
        this.thing = thing;
        this.name = name;
        this.timer = timer;
        this.owner = owner;
    }

    /** Begins; waits for the disk. */
    void delete() {
        delete(1);
    }

    private void delete(int number) {
        try {
            if (!closed && !store.deleteFormer(thing, name) && number < TRIES) {
                nextTry = timer.apply(PAUSE, () -> owner.execute(() -> delete(number + 1)));
            }
        } catch (FirmwareFailure e) {
            logger.warn("{}", e.getMessage());
        }
    }

    /** Tries no more. */
    @Override
    public void close() {
        closed = true;
        nextTry.run();
    }
}
