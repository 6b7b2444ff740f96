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
package org.openhab.binding.aliyuniot.internal.handler;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.action.FirmwareOperations;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.binding.aliyuniot.internal.firmware.ThingFirmware;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateBackgroundTransferHandler;
import org.openhab.core.thing.binding.firmware.ProgressCallback;

/**
 * A thing with firmware: what openHAB, users and rules may do about it.
 *
 * @param <C> what is open while the thing is served
 */
abstract class FirmwareThingHandler<C extends Life.Content> extends ServedThingHandler<C>
        implements FirmwareOperations, FirmwareUpdateBackgroundTransferHandler {
    private static final int FAREWELL_SECONDS = 10;

    FirmwareThingHandler(Thing thing) {
        super(thing);
    }

    /** The firmware of the thing; {@code null} while that is not ready. */
    abstract @Nullable ThingFirmware firmware();

    /** Asked for on any page that lists things, so answered from memory. */
    @Override
    public boolean isUpdateExecutable() {
        ThingFirmware ready = firmware();
        return ready != null && ready.isExecutable();
    }

    @Override
    public void updateFirmware(Firmware firmware, ProgressCallback progressCallback) {
        ThingFirmware ready = firmware();
        if (ready == null) {
            progressCallback.failed("firmware.not-ready");
        } else {
            ready.update(firmware, progressCallback);
        }
    }

    @Override
    public void transferFirmware(Firmware firmware) {
        ThingFirmware ready = firmware();
        if (ready != null) {
            ready.transfer(firmware);
        }
    }

    @Override
    public void cancel() {
        ThingFirmware ready = firmware();
        if (ready != null) {
            ready.cancel();
        }
    }

    /** Lets the platform hear that an update which runs has failed, and waits some seconds for that. */
    @Override
    public void handleRemoval() {
        if (life() == null) {
            if (getCallback() != null) {
                updateStatus(ThingStatus.REMOVED);
            }
            return;
        }
        ThingFirmware ready = firmware();
        CompletableFuture<?> told = ready == null
                ? CompletableFuture.completedFuture(null)
                : ready.remove().toCompletableFuture();
        told.copy()
                .orTimeout(FAREWELL_SECONDS, TimeUnit.SECONDS)
                .whenCompleteAsync((done, failure) -> removed(), scheduler);
    }

    /** A handler that openHAB has ended meanwhile has nothing to say any more. */
    private void removed() {
        Life<C> life = life();
        try {
            forget();
        } finally {
            if (life != null) {
                life.reports().status(ThingStatus.REMOVED, ThingStatusDetail.NONE, null);
            }
        }
    }

    /** Deletes what is kept for the thing, which is removed; may wait for the disk. */
    void forget() {}

    @Override
    public CompletionStage<Optional<String>> checkFirmware() {
        return readyFirmware().check();
    }

    @Override
    public void startFirmwareUpdate() {
        readyFirmware().start();
    }

    @Override
    public void cancelFirmwareUpdate() {
        cancel();
    }

    @Override
    public void reportFirmwareVersion(String version) {
        readyFirmware().reportVersion(new FirmwareVersion(version));
    }

    @Override
    public void firmwareProgress(int percent) {
        checkExpected(readyFirmware().ruleProgress(percent));
    }

    @Override
    public void firmwareInstalled(String version) {
        checkExpected(readyFirmware().ruleInstalled(new FirmwareVersion(version)));
    }

    @Override
    public void firmwareFailed(String reason) {
        checkExpected(readyFirmware().ruleFailed(reason));
    }

    @Override
    public String firmwareStatus() {
        FirmwareProgress progress = readyFirmware().progress();
        return progress.target().isEmpty()
                ? progress.state()
                : progress.state() + " " + progress.target() + " " + progress.percent() + " %";
    }

    private ThingFirmware readyFirmware() {
        ThingFirmware ready = firmware();
        if (ready == null) {
            throw notReady();
        }
        return ready;
    }

    static IllegalStateException notReady() {
        return new IllegalStateException("The device is not ready; the status of the thing says why");
    }

    private static void checkExpected(boolean expected) {
        if (!expected) {
            throw new IllegalStateException("No update waits for a rule that installs it");
        }
    }
}
