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
package org.openhab.aliyuniot.emulator.upload;

import java.io.ByteArrayOutputStream;

/** An upload that is not finished. Only the emulator's event loop touches it. */
final class OpenUpload {
    final String id;
    final String name;
    final long size;
    final String check;
    final String uid;
    final long begunAt;
    final ByteArrayOutputStream content = new ByteArrayOutputStream();
    /** Bytes of the last block, by which one that comes twice is known. */
    int lastBlock;

    OpenUpload(String id, String name, long size, String check, String uid, long begunAt) {
        this.id = id;
        this.name = name;
        this.size = size;
        this.check = check;
        this.uid = uid;
        this.begunAt = begunAt;
    }

    UnfinishedFile state() {
        return new UnfinishedFile(name, id, size, content.size());
    }
}
