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
package org.openhab.binding.aliyuniot.link;

/**
 * The time in which one thread reads what a connection receives. Most threads do themselves what comes of it, before they
 * wait for more: to wake a worker takes longer than most tasks. Should a task block, another thread has the next turn and
 * reads on meanwhile. For the thread whose turn it is.
 */
public interface ReaderTurn {
    /**
     * Does what is to be done before the thread waits for the next packet.
     *
     * @return whether it is to go on reading; else another thread does, and this one ends
     */
    boolean work();

    /** Lets workers do it, as the thread is about to wait in the middle of something. */
    void leave();

    /** The turn of a thread that has workers do all of it. */
    ReaderTurn WITHOUT_WORK = new ReaderTurn() {
        @Override
        public boolean work() {
            return true;
        }

        @Override
        public void leave() {
            // There is nothing that others do not do already.
        }
    };
}
