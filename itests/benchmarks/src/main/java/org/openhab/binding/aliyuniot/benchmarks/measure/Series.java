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
package org.openhab.binding.aliyuniot.benchmarks.measure;

import java.util.List;

/**
 * What one contestant's runs gave, in the order of the pairs.
 *
 * @param name of the contestant
 */
public record Series(String name, List<Sample> samples) {
    public Series {
        samples = List.copyOf(samples);
    }

    /** The middle one of the figures. */
    public double median() {
        return Medians.of(samples, Sample::value);
    }

    /** The middle one of what a run took of the processors, in seconds. */
    public double processorSeconds() {
        return Medians.of(samples, Sample::processorSeconds);
    }
}
