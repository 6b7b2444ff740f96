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
package org.openhab.binding.aliyuniot.link.journal;

/**
 * A note in a journal, to be read or released by. Its state is its journal's own.
 */
public final class JournalNote {
    JournalSegment segment;
    int offset;
    final int length;

    JournalNote(JournalSegment segment, int offset, int length) {
        this.segment = segment;
        this.offset = offset;
        this.length = length;
    }
}
