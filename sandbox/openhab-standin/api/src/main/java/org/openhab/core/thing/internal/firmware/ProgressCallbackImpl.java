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
package org.openhab.core.thing.internal.firmware;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.events.EventPublisher;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateHandler;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.core.thing.firmware.FirmwareEventFactory;
import org.openhab.core.thing.firmware.FirmwareUpdateProgressInfo;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;
import org.openhab.core.thing.firmware.FirmwareUpdateResultInfo;
import org.openhab.core.thing.internal.firmware.FirmwareRegistryImpl.Arguments;
import org.openhab.core.util.BundleResolver;

/** The course of one update, posted as events. Not safe for use by several threads at once, as openHAB's. */
public final class ProgressCallbackImpl implements ProgressCallback {
    private static final String UPDATE_CANCELED = "update-canceled";

    private enum State {
        RUNNING,
        FINISHED
    }

    /** What the callback needs of the host. */
    record Services(EventPublisher events, TranslationProvider texts, BundleResolver bundles) {}

    private final FirmwareUpdateHandler handler;
    private final Services services;
    private final ThingUID thingUID;
    private final Firmware firmware;
    private final Locale locale;

    private State state = State.RUNNING;
    private @Nullable List<ProgressStep> sequence;
    private @Nullable Iterator<ProgressStep> stepsToCome;
    private @Nullable ProgressStep step;
    private @Nullable Integer progress;

    ProgressCallbackImpl(
            FirmwareUpdateHandler handler, Services services, ThingUID thingUID, Firmware firmware, Locale locale) {
        this.handler = handler;
        this.services = services;
        this.thingUID = thingUID;
        this.firmware = firmware;
        this.locale = locale;
    }

    /** Begins anew, even an update that has ended. */
    @Override
    public void defineSequence(ProgressStep @Nullable ... steps) {
        if (steps == null || steps.length == 0) {
            throw new IllegalArgumentException("Sequence must not be null or empty.");
        }
        List<ProgressStep> defined = List.of(steps);
        sequence = defined;
        stepsToCome = defined.iterator();
        state = State.RUNNING;
    }

    /** Without a sequence it fails as openHAB's does; beyond its end the update is over, and no event says so. */
    @Override
    public void next() {
        checkUnfinished();
        Iterator<ProgressStep> steps = Objects.requireNonNull(stepsToCome);
        if (!steps.hasNext()) {
            state = State.FINISHED;
            throw new IllegalStateException("There is no further progress step to be executed.");
        }
        step = steps.next();
        postProgress();
    }

    @Override
    public void update(int newProgress) {
        checkUnfinished();
        Integer before = progress;
        if (newProgress < 0 || newProgress > 100) {
            throw new IllegalArgumentException("The progress must be between 0 and 100.");
        }
        if (before != null && newProgress < before) {
            throw new IllegalArgumentException("The new progress must not be smaller than the old progress.");
        }
        if (before != null && newProgress == before) {
            return;
        }
        state = State.RUNNING;
        progress = newProgress;
        enterFirstStep();
        postProgress();
    }

    @Override
    public void success() {
        checkUnfinished();
        Integer percent = progress;
        Iterator<ProgressStep> steps = stepsToCome;
        boolean complete = percent != null && percent == 100 || steps != null && !steps.hasNext();
        if (!complete) {
            throw new IllegalStateException(
                    "Update can't be successfully finished until progress is 100% or last progress step is reached");
        }
        state = State.FINISHED;
        postResult(FirmwareUpdateResult.SUCCESS, null);
    }

    /** With a key that the handler's bundle has no text for, the update is over before this throws. */
    @Override
    public void failed(String errorMessageKey, Object... arguments) {
        checkUnfinished();
        String key = Arguments.notEmpty(errorMessageKey, "The error message key must not be null or empty.");
        state = State.FINISHED;
        postResult(FirmwareUpdateResult.ERROR, text(handler.getClass(), key, arguments));
    }

    @Override
    public void canceled() {
        checkUnfinished();
        state = State.FINISHED;
        postResult(FirmwareUpdateResult.CANCELED, text(ProgressCallbackImpl.class, UPDATE_CANCELED));
    }

    /** Ends the update for the service, even if it has ended already. */
    void failedInternal(String errorMessageKey) {
        state = State.FINISHED;
        postResult(FirmwareUpdateResult.ERROR, text(ProgressCallbackImpl.class, errorMessageKey));
    }

    private void checkUnfinished() {
        if (state == State.FINISHED) {
            throw new IllegalStateException("Update is finished.");
        }
    }

    private void enterFirstStep() {
        Iterator<ProgressStep> steps = stepsToCome;
        if (step == null && steps != null && steps.hasNext()) {
            step = steps.next();
        }
    }

    private @Nullable String text(Class<?> owner, String key, Object... arguments) {
        return services.texts().getText(services.bundles().resolveBundle(owner), key, null, locale, arguments);
    }

    private void postProgress() {
        Integer percent = progress;
        String version = firmware.getVersion();
        FirmwareUpdateProgressInfo info = percent == null
                ? FirmwareUpdateProgressInfo.createFirmwareUpdateProgressInfo(
                        thingUID, firmware.getThingTypeUID(), version, step, sequence, false)
                : FirmwareUpdateProgressInfo.createFirmwareUpdateProgressInfo(
                        thingUID, version, step, sequence, false, percent);
        services.events().post(FirmwareEventFactory.createFirmwareUpdateProgressInfoEvent(info));
    }

    private void postResult(FirmwareUpdateResult result, @Nullable String message) {
        services.events()
                .post(FirmwareEventFactory.createFirmwareUpdateResultInfoEvent(
                        FirmwareUpdateResultInfo.createFirmwareUpdateResultInfo(thingUID, result, message)));
    }
}
