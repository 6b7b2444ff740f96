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

import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of a thing, in memory for those who ask and on the disk for the next start. For any thread; changes may
 * wait for the disk.
 */
final class FirmwareMemory {
    /** The folder may still belong to the thing's former run, whose update ends within moments. */
    private static final int TRIES = 20;

    private static final int PAUSE_MILLIS = 250;

    private final Logger logger = LoggerFactory.getLogger(FirmwareMemory.class);

    private volatile FirmwareRecord record = FirmwareRecord.EMPTY;
    private @Nullable FirmwareFolder folder;
    private boolean closed;
    private FirmwareFailure trouble =
            new FirmwareFailure(FirmwareFailure.Reason.CANCELLED, "The firmware folder is not open");

    FirmwareRecord record() {
        return record;
    }

    /**
     * Opens the folder of a thing and reads what is in it; waits for the disk and, within bounds, for the one who has the
     * folder.
     *
     * @param thing the thing, which may have had another owner's name before
     */
    void open(FirmwareStore store, String thing, String owner) {
        for (int i = 1; i <= TRIES && !isOpen(store, thing, owner) && pause(); i++) {
            logger.debug("The firmware folder of {} is still in use", owner);
        }
        tellTrouble();
    }

    /** Refuses larger images from now on. */
    synchronized void limit(long maxImageBytes) {
        FirmwareFolder opened = folder;
        if (opened != null) {
            opened.limit(maxImageBytes);
        }
    }

    private synchronized void tellTrouble() {
        if (folder == null && !closed) {
            logger.warn("There is no place for firmware: {}", trouble.getMessage());
        }
    }

    /** Whether there is nothing more to wait for. */
    private synchronized boolean isOpen(FirmwareStore store, String thing, String owner) {
        if (closed) {
            return true;
        }
        try {
            FirmwareFolder opened = store.open(thing, owner);
            folder = opened;
            record = opened.job().map(FirmwareRecord::of).orElse(FirmwareRecord.EMPTY);
            return true;
        } catch (FirmwareFailure e) {
            trouble = e;
            return e.reason() != FirmwareFailure.Reason.IN_USE;
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Where images are kept.
     *
     * @throws FirmwareFailure with the reason why there is no such place
     */
    synchronized FirmwareFolder folder() throws FirmwareFailure {
        FirmwareFolder opened = folder;
        if (opened == null) {
            throw new FirmwareFailure(trouble.reason(), String.valueOf(trouble.getMessage()));
        }
        return opened;
    }

    /**
     * Changes the record; when this returns it survives a power cut.
     *
     * @throws FirmwareFailure if the disk does not take it; then the change is in memory only
     */
    synchronized FirmwareRecord change(UnaryOperator<FirmwareRecord> change) throws FirmwareFailure {
        FirmwareRecord before = record;
        FirmwareRecord now = change.apply(before);
        record = now;
        FirmwareFolder file = folder;
        if (!now.equals(before) && file != null) {
            file.job(now.toJson());
        }
        return now;
    }

    /** Changes the record, and goes on if the disk does not take that. */
    FirmwareRecord changeAnyway(UnaryOperator<FirmwareRecord> change) {
        try {
            return change(change);
        } catch (FirmwareFailure e) {
            logger.warn("{}", e.getMessage());
        } catch (Throwable e) {
            ForeignCode.failed(logger, "The writing of the firmware record", e);
        }
        return record;
    }

    /**
     * Lets others have the folder.
     *
     * @param forever whether all that is in it is deleted, as nobody needs it any more
     */
    synchronized void close(boolean forever) {
        closed = true;
        FirmwareFolder opened = folder;
        folder = null;
        if (opened != null) {
            try {
                if (forever) {
                    opened.delete();
                }
            } catch (FirmwareFailure e) {
                logger.warn("{}", e.getMessage());
            }
            opened.close();
        }
    }
}
