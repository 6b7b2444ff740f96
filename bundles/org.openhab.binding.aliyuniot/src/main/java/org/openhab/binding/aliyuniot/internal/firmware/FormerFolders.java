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
package org.openhab.binding.aliyuniot.internal.firmware;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the firmware that a thing has left behind from when it was another device. A download of that time may still
 * be about to end, so it is tried again for a while; what is left then is tried with the next start.
 *
 * @param work where it waits for the disk
 */
record FormerFolders(FirmwareStore store, String thing, String owner, LinkRuntime runtime, Executor work) {
    private static final Logger LOGGER = LoggerFactory.getLogger(FormerFolders.class);

    private static final int TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Begins; returns at once. */
    void delete() {
        work.execute(() -> delete(1));
    }

    private void delete(int number) {
        try {
            if (!store.deleteFormer(thing, owner) && number < TRIES) {
                runtime.after(PAUSE, () -> work.execute(() -> delete(number + 1)));
            }
        } catch (FirmwareFailure e) {
            LOGGER.warn("{}", e.getMessage());
        }
    }
}
