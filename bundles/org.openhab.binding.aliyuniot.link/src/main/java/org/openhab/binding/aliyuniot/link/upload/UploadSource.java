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
package org.openhab.binding.aliyuniot.link.upload;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file that is uploaded. Read on a worker only, so it may wait for a disk; closed once, on any thread.
 */
public interface UploadSource extends AutoCloseable {
    /** Bytes that there were when it was opened; they are what is uploaded. */
    long size();

    /**
     * Reads as much as the buffer takes.
     *
     * @return bytes read; fewer than asked for only at the end of the file
     * @throws IOException if the disk does not give them
     */
    int read(long offset, ByteBuffer buffer) throws IOException;

    /** Whether it is another file by now, or another one has its place. */
    boolean isChanged();

    @Override
    void close() throws IOException;
}
