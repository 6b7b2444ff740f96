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
package org.openhab.binding.aliyuniot.link.job;

import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;

/**
 * A file that belongs to a job (chapter "Device jobs"); the console takes archives and packages of 1,000 MB at most. Its
 * size is not told.
 *
 * @param url where it is; signed, so whoever has it has the file
 * @param digest what its bytes add up to
 */
public record JobFile(String url, FileDigest digest) {
    /** Longest address. */
    static final int MAX_URL = 8192;

    /** Without the address. */
    @Override
    public String toString() {
        return "file with the digest " + digest;
    }
}
