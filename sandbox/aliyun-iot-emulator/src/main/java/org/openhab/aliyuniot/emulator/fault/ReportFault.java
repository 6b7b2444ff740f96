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
package org.openhab.aliyuniot.emulator.fault;

/** What goes wrong with devices that only report, over CoAP or HTTPS. */
public sealed interface ReportFault extends Fault {
    /** Some datagrams of CoAP are not as they should be, those of handshakes included, in both directions. */
    sealed interface Datagrams extends ReportFault {
        /** How many in a hundred, 1 to 100. */
        int percent();

        /** Of which ones these are. */
        long seed();
    }

    /** Datagrams are lost. */
    record LoseDatagrams(int count, int percent, long seed) implements Datagrams {
        public LoseDatagrams {
            FaultBounds.checkCount(count);
            checkPercent(percent);
        }

        @Override
        public LoseDatagrams withCount(int left) {
            return new LoseDatagrams(left, percent, seed);
        }
    }

    /** Datagrams arrive twice. */
    record DuplicateDatagrams(int count, int percent, long seed) implements Datagrams {
        public DuplicateDatagrams {
            FaultBounds.checkCount(count);
            checkPercent(percent);
        }

        @Override
        public DuplicateDatagrams withCount(int left) {
            return new DuplicateDatagrams(left, percent, seed);
        }
    }

    /**
     * A request over CoAP is acknowledged at once, and answered later.
     *
     * @param delayMillis how much later, 1 to 60,000 ms
     */
    record SeparateResponse(int count, int delayMillis) implements ReportFault {
        public SeparateResponse {
            FaultBounds.checkCount(count);
            FaultBounds.check("delayMillis", delayMillis, 1, FaultBounds.MAX_DELAY_MILLIS);
        }

        @Override
        public SeparateResponse withCount(int left) {
            return new SeparateResponse(left, delayMillis);
        }
    }

    /**
     * A request is answered with an error, even if everything is right with it.
     *
     * @param returnCode 400 to 599, with CoAP the code of the same class and detail; or 10000 to 49999 in the body over HTTPS
     */
    record RefuseRequest(int count, int returnCode) implements ReportFault {
        private static final int MIN_CODE = 10_000;
        private static final int MAX_CODE = 49_999;

        public RefuseRequest {
            FaultBounds.checkCount(count);
            if (returnCode < MIN_CODE || returnCode > MAX_CODE) {
                FaultBounds.check("returnCode", returnCode, FaultBounds.MIN_STATUS, FaultBounds.MAX_STATUS);
            }
        }

        @Override
        public RefuseRequest withCount(int left) {
            return new RefuseRequest(left, returnCode);
        }
    }

    private static void checkPercent(int percent) {
        FaultBounds.check("percent", percent, 1, 100);
    }
}
