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
package org.openhab.binding.aliyuniot.link.ota.update;

/**
 * Where an update is. It runs through the states in their order, and ends in exactly one of the last five.
 */
public enum UpdateState {
    /** Other updates load at the moment, and only so many may at a time. */
    WAITING,
    /** The platform is asked whether it still wants the update, and for a fresh address. */
    PREPARING,
    DOWNLOADING,
    /** All bytes are here; their digests are compared. */
    VERIFYING,
    INSTALLING,
    /** The device runs the new version; the platform is being told. Too late to call anything off. */
    REPORTING,

    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** The platform wants something else by now. */
    DROPPED,
    /** The thing stops; with its next start the update goes on. */
    INTERRUPTED;

    /** What happens to an update. */
    enum Event {
        /** The update need not wait for others any more. */
        TURN,
        PREPARED,
        LOADED,
        /** What was loaded does not fit together and is loaded once more. */
        RELOADED,
        VERIFIED,
        INSTALLED,
        REPORTED,
        FAIL,
        /** The state took longer than it may. */
        TIMEOUT,
        CANCEL,
        DROP,
        STOP
    }

    public boolean isEnd() {
        return ordinal() >= SUCCEEDED.ordinal();
    }

    /** The state after an event; this one if the event means nothing here. */
    UpdateState after(Event event) {
        return switch (this) {
            case WAITING -> event == Event.TURN ? PREPARING : early(event);
            case PREPARING -> event == Event.PREPARED ? DOWNLOADING : early(event);
            case DOWNLOADING -> event == Event.LOADED ? VERIFYING : early(event);
            case VERIFYING ->
                switch (event) {
                    case VERIFIED -> INSTALLING;
                    case RELOADED -> DOWNLOADING;
                    default -> early(event);
                };
            // What is being written is not broken off by a wish of the platform.
            case INSTALLING ->
                switch (event) {
                    case INSTALLED -> REPORTING;
                    case DROP -> this;
                    default -> early(event);
                };
            // Whatever happens now, the version is told with one of the next connections.
            case REPORTING ->
                switch (event) {
                    case REPORTED, TIMEOUT, STOP -> SUCCEEDED;
                    default -> this;
                };
            default -> this;
        };
    }

    private UpdateState early(Event event) {
        return switch (event) {
            case FAIL, TIMEOUT -> FAILED;
            case CANCEL -> CANCELLED;
            case DROP -> DROPPED;
            case STOP -> INTERRUPTED;
            default -> this;
        };
    }
}
