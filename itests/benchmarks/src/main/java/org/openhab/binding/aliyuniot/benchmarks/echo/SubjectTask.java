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
package org.openhab.binding.aliyuniot.benchmarks.echo;

import java.time.Duration;
import org.openhab.binding.aliyuniot.benchmarks.load.Round;

/**
 * What a measured process is to do next; a line of JSON on its standard input. It answers with a line on its standard
 * output.
 *
 * @param devices how many are to be connected, or to take part
 * @param messages how many go to the broker and back
 * @param perSecond how many of them become due in a second; 0 for as fast as they go
 */
public record SubjectTask(int devices, int messages, int perSecond) {
    /** One connection that waits for the other side's delayed acknowledgements gets no further than 250 ... */
    private static final int PACED_PER_SECOND_OF_ONE = 100;

    /** ... and with only one message on its way no further than 25. */
    private static final int PACED_PER_SECOND_OF_EACH = 10;

    private static final int PACED_PER_SECOND_OF_MANY = 500;

    /** Has as many connected; answered with {@link Memory}. */
    public static SubjectTask connect(int devices) {
        return new SubjectTask(devices, 0, 0);
    }

    /** As fast as they go; answered with a {@link Round}. */
    public static SubjectTask flood(int devices, int messages) {
        return new SubjectTask(devices, messages, 0);
    }

    /** At a rate that no client is near its limit with; answered with {@link Latency}. */
    public static SubjectTask pace(int devices, Duration time) {
        int perSecond = devices == 1
                ? PACED_PER_SECOND_OF_ONE
                : Math.min(PACED_PER_SECOND_OF_MANY, devices * PACED_PER_SECOND_OF_EACH);
        return new SubjectTask(devices, (int) (perSecond * time.toSeconds()), perSecond);
    }

    /**
     * What devices take.
     *
     * @param heapKb a device, NaN for a single one, whose share cannot be told from the library's own
     * @param outsideKb a device, outside the heap; NaN for a single one and where the system does not tell
     * @param threads platform threads of all devices together
     */
    public record Memory(double heapKb, double outsideKb, int threads) {
        /** Of a device in all, in KB. */
        public double kb() {
            return heapKb + (Double.isNaN(outsideKb) ? 0 : Math.max(0, outsideKb));
        }
    }

    /** How long messages take to the broker and back, in milliseconds. */
    public record Latency(double p50, double p99) {}
}
