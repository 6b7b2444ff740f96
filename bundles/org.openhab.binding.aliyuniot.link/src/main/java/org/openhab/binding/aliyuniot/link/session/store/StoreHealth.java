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
package org.openhab.binding.aliyuniot.link.session.store;

import java.nio.file.Path;
import org.openhab.binding.aliyuniot.link.journal.JournalDamage;
import org.slf4j.Logger;

/**
 * What the log hears of a store: what a folder has lost, and once for each time that it cannot be used. Belongs to the
 * store's lock.
 */
final class StoreHealth {
    private final Logger logger;
    private final Path folder;
    private boolean failing;

    /**
     * @param logger of the store
     */
    StoreHealth(Logger logger, Path folder) {
        this.logger = logger;
        this.folder = folder;
    }

    /**
     * The folder was opened.
     *
     * @param undecodable notes that can be read, but not understood
     * @param left messages that will be sent
     */
    void opened(JournalDamage damage, long undecodable, int left) {
        if (damage.isBroken() || undecodable > 0) {
            long missing = damage.missing() + undecodable;
            boolean known = damage.known() && damage.closed();
            logger.warn(
                    "{} is damaged: {} bytes in it cannot be read, and {} messages are lost; {} are left and will be sent",
                    folder,
                    damage.unreadable(),
                    known ? "at most " + missing : "an unknown number of",
                    left);
        } else if (!damage.closed()) {
            logger.warn(
                    "{} was not closed in good order; {} messages are left and will be sent, but after a power cut those"
                            + " of the last moments before it may be lost",
                    folder,
                    left);
        }
        if (failing) {
            failing = false;
            logger.info("{} can be used again", folder);
        }
    }

    void notOpened(Throwable reason) {
        if (!failing) {
            failing = true;
            logger.warn("{} cannot be used; until it can, messages that wait do not outlive a restart", folder, reason);
        }
    }

    void written() {
        if (failing) {
            failing = false;
            logger.info("{} takes messages again; all that wait are in it", folder);
        }
    }

    void notWritten(Throwable reason) {
        if (!failing) {
            failing = true;
            logger.warn("{} takes no messages; until it does, those that come are kept in memory only", folder, reason);
        }
    }
}
