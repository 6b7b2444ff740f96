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

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * When the job runs that looks at the firmware status of all things.
 *
 * @param period time between the end of one run and the beginning of the next
 * @param delay time before the first run
 * @param unit of both
 */
record StatusJobSettings(int period, int delay, TimeUnit unit) {

    static final StatusJobSettings DEFAULT = new StatusJobSettings(3600, 3600, TimeUnit.SECONDS);

    private static final Set<String> UNITS = Set.of("SECONDS", "MINUTES", "HOURS", "DAYS");
    private static final String PERIOD = "period";
    private static final String DELAY = "delay";
    private static final String UNIT = "timeUnit";

    /** Without one of these units a configuration is ignored; the description cannot say that. */
    static boolean isConfigured(Map<String, Object> config) {
        return config.get(UNIT) instanceof String unit && UNITS.contains(unit);
    }

    /**
     * The settings with what the configuration says.
     *
     * @throws ClassCastException if it says something else than whole numbers
     */
    StatusJobSettings with(Map<String, Object> config) {
        return new StatusJobSettings(
                (Integer) config.getOrDefault(PERIOD, period),
                (Integer) config.getOrDefault(DELAY, delay),
                TimeUnit.valueOf((String) config.get(UNIT)));
    }
}
