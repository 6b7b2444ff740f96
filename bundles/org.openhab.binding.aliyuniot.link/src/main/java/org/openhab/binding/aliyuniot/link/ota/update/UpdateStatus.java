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
package org.openhab.binding.aliyuniot.link.ota.update;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;

/**
 * How far an update is.
 *
 * @param percent of the whole update, 0 to 99
 * @param waitsFor how many other updates have to load before this one may
 * @param failure why it did not succeed; {@code null} if it has, or has not ended
 */
public record UpdateStatus(
        OtaJob job,
        UpdateState state,
        int percent,
        int waitsFor,
        @Nullable UpdateFailure failure) {
    static UpdateStatus waiting(OtaJob job) {
        return new UpdateStatus(job, UpdateState.WAITING, 0, 0, null);
    }

    /** One that cannot even begin. */
    public static UpdateStatus refused(OtaJob job, UpdateFailure why) {
        return waiting(job).ended(UpdateState.FAILED, why);
    }

    UpdateStatus in(UpdateState next) {
        return new UpdateStatus(job, next, percent, waitsFor, failure);
    }

    UpdateStatus at(int now) {
        return new UpdateStatus(job, state, now, waitsFor, failure);
    }

    UpdateStatus behind(int others) {
        return new UpdateStatus(job, state, percent, others, failure);
    }

    UpdateStatus ended(UpdateState end, @Nullable UpdateFailure why) {
        return new UpdateStatus(job, end, percent, waitsFor, why);
    }
}
