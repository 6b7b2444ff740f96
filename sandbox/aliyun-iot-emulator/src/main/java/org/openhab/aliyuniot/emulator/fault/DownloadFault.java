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

/** What goes wrong with a firmware download over HTTPS. */
public sealed interface DownloadFault extends Fault {
    /**
     * It is answered with an error.
     *
     * @param returnCode the HTTP status, 400 to 599
     */
    record Status(int count, int returnCode) implements DownloadFault {
        public Status {
            FaultBounds.checkCount(count);
            FaultBounds.check("returnCode", returnCode, FaultBounds.MIN_STATUS, FaultBounds.MAX_STATUS);
        }

        @Override
        public Status withCount(int left) {
            return new Status(left, returnCode);
        }
    }

    /**
     * It ends early.
     *
     * @param after how many bytes of the answer's body come, 1 to 1,000,000,000
     */
    record Cut(int count, int after) implements DownloadFault {
        public Cut {
            FaultBounds.checkCount(count);
            FaultBounds.check("after", after, 1, FaultBounds.MAX_AMOUNT);
        }

        @Override
        public Cut withCount(int left) {
            return new Cut(left, after);
        }
    }

    /**
     * It takes its time.
     *
     * @param bytesPerSecond how fast the answer comes, 1 to 1,000,000,000
     */
    record Slow(int count, int bytesPerSecond) implements DownloadFault {
        public Slow {
            FaultBounds.checkCount(count);
            FaultBounds.check("bytesPerSecond", bytesPerSecond, 1, FaultBounds.MAX_AMOUNT);
        }

        @Override
        public Slow withCount(int left) {
            return new Slow(left, bytesPerSecond);
        }
    }
}
