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
package org.openhab.binding.aliyuniot.link.ota.stream;

import java.time.Duration;

/**
 * How files are loaded over MQTT.
 *
 * @param blockBytes asked for at a time, 256 bytes to 128 KiB (chapter "Download files over MQTT")
 * @param timeout how long a block is waited for before it is asked for again
 * @param tries how often a block is asked for
 * @param spacing time from one block's request to the next one's
 */
public record FileDownloadBounds(int blockBytes, Duration timeout, int tries, Duration spacing) {
    /** Below the 1024 KB/s that a connection may take, and half of the messages that a device may send. */
    public static final FileDownloadBounds DEFAULT =
            new FileDownloadBounds(64 * 1024, Duration.ofSeconds(10), 5, Duration.ofMillis(70));

    public FileDownloadBounds {
        if (blockBytes < 256 || blockBytes > 128 * 1024 || tries < 1) {
            throw new IllegalArgumentException(
                    "blockBytes is 256 to 131072 and tries is 1 or more, but they are " + blockBytes + " and " + tries);
        }
    }
}
