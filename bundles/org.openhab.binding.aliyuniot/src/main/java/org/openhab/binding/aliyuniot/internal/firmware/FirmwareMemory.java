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

import java.util.function.UnaryOperator;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of a thing, in memory for those who ask and on the disk for the next start. For any thread; changes may
 * wait for the disk.
 */
final class FirmwareMemory {
    private final Logger logger = LoggerFactory.getLogger(FirmwareMemory.class);

    private volatile FirmwareRecord record = FirmwareRecord.EMPTY;
    private @Nullable FirmwareFolder folder;

    FirmwareRecord record() {
        return record;
    }

    /** Reads what is on the disk. */
    synchronized void open(FirmwareFolder opened) {
        folder = opened;
        try {
            record = opened.job().map(FirmwareRecord::of).orElse(FirmwareRecord.EMPTY);
        } catch (FirmwareFailure e) {
            logger.warn("{}", e.getMessage());
        }
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
            return record;
        }
    }
}
