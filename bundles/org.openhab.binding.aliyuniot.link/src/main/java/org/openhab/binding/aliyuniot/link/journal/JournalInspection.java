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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the files of a journal, oldest first, and finds out what is missing: the numbers of records leave no gap.
 */
final class JournalInspection {
    private long lastRecord;
    private long missing;
    private long unreadable;
    private boolean known = true;
    private boolean closed = true;
    private boolean first = true;

    /** The records of the next file that were not seen yet, in their order. */
    List<JournalRecord> read(JournalSegment segment) throws IOException {
        JournalRecord.Content content = segment.readAll();
        unreadable += content.unreadable();
        List<JournalRecord> fresh = new ArrayList<>();
        for (JournalRecord record : content.records()) {
            if (first) {
                // What came before this file is of no use any more, so numbers begin anywhere.
                known = known && record.kind() == JournalRecord.BEGIN;
            } else if (record.number() <= lastRecord) {
                continue;
            } else {
                missing += record.number() - lastRecord - 1;
            }
            first = false;
            lastRecord = record.number();
            closed = record.kind() == JournalRecord.END;
            fresh.add(record);
        }
        if (content.records().isEmpty()) {
            known = false;
        }
        // Whatever follows the last record of a file was written and cannot be read.
        closed &= !content.records().isEmpty();
        return fresh;
    }

    long lastRecord() {
        return lastRecord;
    }

    JournalDamage damage() {
        return new JournalDamage(missing, known, unreadable, closed);
    }
}
