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

import com.google.gson.JsonObject;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;

/**
 * Tries to install an image that have failed one after the other, and when the next one may begin by itself. Persons
 * begin one whenever they like.
 *
 * @param image which it is, as {@link OtaJob#imageKey}
 * @param count at least 1
 * @param lastAt when the last one ended, milliseconds since 1970 on the clock on the wall
 */
public record FailedTries(String image, int count, long lastAt) {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** More make no longer pause. */
    private static final int MAX_COUNT = 100;

    /** One more, of the same image or as the first one of another. */
    public static FailedTries oneMore(@Nullable FailedTries before, OtaJob job, long now) {
        String image = job.imageKey();
        int count = before != null && before.image.equals(image) ? Math.min(MAX_COUNT, before.count + 1) : 1;
        return new FailedTries(image, count, now);
    }

    public boolean areOf(OtaJob job) {
        return image.equals(job.imageKey());
    }

    /** How long the next one has to wait; never longer than the whole pause, whatever the clock has done meanwhile. */
    public Duration pauseLeft(long now) {
        Duration pause = pause();
        Duration left = pause.minusMillis(now - lastAt);
        return left.isNegative() ? Duration.ZERO : left.compareTo(pause) > 0 ? pause : left;
    }

    private Duration pause() {
        Duration pause = FIRST_PAUSE;
        for (int i = 1; i < count && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    public JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("image", image);
        json.addProperty("count", count);
        json.addProperty("lastAt", lastAt);
        return json;
    }

    /** Reads what {@link #toJson} has written. */
    public static FailedTries of(JsonObject json) {
        return new FailedTries(
                json.get("image").getAsString(),
                Math.max(1, Math.min(MAX_COUNT, json.get("count").getAsInt())),
                json.get("lastAt").getAsLong());
    }
}
