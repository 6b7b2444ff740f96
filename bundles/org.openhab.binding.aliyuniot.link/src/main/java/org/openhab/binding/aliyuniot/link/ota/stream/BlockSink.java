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

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes a file block by block: one after the other and without gaps, on a worker, so it may wait for a disk.
 */
@FunctionalInterface
public interface BlockSink {
    /**
     * @param offset of the block's first byte in the file
     * @param data the block, good during the call only
     * @throws IOException to end the download
     */
    void block(long offset, ByteBuffer data) throws IOException;
}
