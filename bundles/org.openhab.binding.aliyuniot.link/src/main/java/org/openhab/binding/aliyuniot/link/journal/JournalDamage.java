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
 * What a journal has lost since it was written.
 *
 * @param missing notes that are missing at most
 * @param known whether no more than these can be missing
 * @param unreadable bytes that are no notes
 * @param closed whether the journal was closed in good order; else the last notes may be missing after a power cut
 */
public record JournalDamage(long missing, boolean known, long unreadable, boolean closed) {
    /** Nothing is lost. */
    public static final JournalDamage NONE = new JournalDamage(0, true, 0, true);

    /** Whether something is broken, not only left open. */
    public boolean isBroken() {
        return missing > 0 || !known || unreadable > 0;
    }
}
