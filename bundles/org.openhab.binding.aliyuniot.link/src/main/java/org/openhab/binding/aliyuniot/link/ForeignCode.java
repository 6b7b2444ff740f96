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

import org.slf4j.Logger;

/**
 * Runs code that is not the caller's own, such as a listener, a callback of openHAB or a script behind it. Anything may
 * be thrown there: errors of a script that lacks a class, checked exceptions that were not declared. None of it gets by,
 * so that whatever has to be done behind the call is done. For any thread.
 */
public final class ForeignCode {
    private ForeignCode() {}

    /**
     * Runs code to its end, a bad one included.
     *
     * @param logger is told of a bad end
     * @param what fails then, as the subject of a sentence
     * @return whether it ended well
     */
    public static boolean run(Logger logger, String what, Runnable code) {
        try {
            code.run();
            return true;
        } catch (Throwable e) {
            failed(logger, what, e);
            return false;
        }
    }

    /** Logs what was thrown; for those who do more about it than that. */
    public static void failed(Logger logger, String what, Throwable thrown) {
        try {
            logger.warn("{} failed by something that nobody expects", what, thrown);
        } catch (Throwable e) {
            // An exception may fail in telling what it is, and there may be no memory for the telling.
            logger.warn("{} failed by {}", what, thrown.getClass().getName());
        }
    }
}
