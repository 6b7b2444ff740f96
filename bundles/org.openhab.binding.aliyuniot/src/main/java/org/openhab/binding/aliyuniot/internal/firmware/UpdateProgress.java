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

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Installer;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateListener;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one who speaks to openHAB's callback, which is neither for several threads nor forgiving: steps only forward,
 * percentages only upward, one end. On one thread at a time.
 */
final class UpdateProgress implements UpdateListener {
    private static final int WHOLE = 100;

    private final Logger logger = LoggerFactory.getLogger(UpdateProgress.class);

    private final @Nullable ProgressCallback callback;
    private final List<ProgressStep> toCome;
    private int percent = -1;
    private boolean ended;

    /**
     * @param callback {@code null} if nobody in openHAB asked for the update, as it began in an earlier process
     * @param sequence steps in the order in which they are entered; some may be left out
     */
    UpdateProgress(@Nullable ProgressCallback callback, ProgressStep... sequence) {
        this.callback = callback;
        this.toCome = new ArrayList<>(List.of(sequence));
        if (callback != null) {
            tell(() -> callback.defineSequence(sequence));
        }
    }

    /** How an update is told to openHAB, which wants to know all steps before the first one. */
    static UpdateProgress of(FirmwareSettings settings, ProgressCallback callback) {
        return settings.installer() == Installer.HTTP
                ? new UpdateProgress(
                        callback,
                        ProgressStep.DOWNLOADING,
                        ProgressStep.TRANSFERRING,
                        ProgressStep.UPDATING,
                        ProgressStep.REBOOTING)
                : new UpdateProgress(
                        callback, ProgressStep.DOWNLOADING, ProgressStep.TRANSFERRING, ProgressStep.UPDATING);
    }

    @Override
    public void moved(UpdateStatus status) {
        UpdateFailure failure = status.failure();
        switch (status.state()) {
            case PREPARING -> enter(ProgressStep.DOWNLOADING);
            case DOWNLOADING -> enter(ProgressStep.TRANSFERRING);
            case INSTALLING -> enter(ProgressStep.UPDATING);
            case SUCCEEDED -> succeeded();
            case CANCELLED -> cancelled();
            default -> {
                if (failure != null) {
                    failed(failure);
                }
            }
        }
        if (status.percent() > 0) {
            percent(status.percent());
        }
    }

    @Override
    public void restarting() {
        enter(ProgressStep.REBOOTING);
    }

    /** Enters a step; steps before it are passed by, and one that was passed is not entered again. */
    void enter(ProgressStep step) {
        ProgressCallback openhab = callback;
        if (ended || openhab == null) {
            return;
        }
        while (toCome.contains(step)) {
            toCome.remove(0);
            tell(openhab::next);
        }
    }

    /** openHAB takes a success only after the last step, or at 100 percent. */
    private void enterAll() {
        ProgressCallback openhab = callback;
        while (!ended && openhab != null && !toCome.isEmpty()) {
            toCome.remove(0);
            tell(openhab::next);
        }
    }

    /** Tells how far the whole update is; less than before is left out. */
    void percent(int now) {
        ProgressCallback openhab = callback;
        if (!ended && openhab != null && now > percent && now <= WHOLE && tell(() -> openhab.update(now))) {
            percent = now;
        }
    }

    void succeeded() {
        percent(WHOLE);
        if (percent < WHOLE) {
            enterAll();
        }
        end(ProgressCallback::success);
    }

    void failed(UpdateFailure failure) {
        end(openhab ->
                openhab.failed(FailureTexts.keyOf(failure), failure.arguments().toArray()));
    }

    void cancelled() {
        end(ProgressCallback::canceled);
    }

    @FunctionalInterface
    private interface End {
        void tell(ProgressCallback callback);
    }

    private void end(End end) {
        ProgressCallback openhab = callback;
        if (!ended && openhab != null) {
            tell(() -> end.tell(openhab));
        }
        ended = true;
    }

    /** While the bundle stops openHAB may have no text any more, and after a time-out of its own it takes nothing. */
    private boolean tell(Runnable call) {
        try {
            call.run();
            return true;
        } catch (IllegalStateException | IllegalArgumentException e) {
            logger.debug("openHAB does not take the progress of an update: {}", e.getMessage());
        } catch (Throwable e) {
            ForeignCode.failed(logger, "openHAB's taking of the progress of an update", e);
        }
        return false;
    }
}
