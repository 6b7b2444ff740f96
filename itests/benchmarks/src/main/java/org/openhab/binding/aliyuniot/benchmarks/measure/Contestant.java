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

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * One of those that are compared. It does the same work in each run.
 */
public interface Contestant {
    /** Name in tables, of no other one in the comparison. */
    String name();

    /**
     * Does the work once.
     *
     * @return the figure that is compared, in the same unit as the others' and more than 0
     */
    double run() throws IOException, InterruptedException, ExecutionException, TimeoutException;

    /** Does something once as a contestant. */
    @FunctionalInterface
    interface Work {
        double run() throws IOException, InterruptedException, ExecutionException, TimeoutException;
    }

    /** Makes one of a name and work. */
    static Contestant of(String name, Work work) {
        return new Contestant() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double run() throws IOException, InterruptedException, ExecutionException, TimeoutException {
                return work.run();
            }
        };
    }
}
