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
package org.openhab.binding.aliyuniot.internal.config;

/**
 * The configuration of a thing is good, but which device it is has to be asked first, as nothing but its certificate says
 * so.
 */
public final class UnnamedDeviceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient IdentityQuestion question;

    /**
     * @param question what is asked
     */
    public UnnamedDeviceException(IdentityQuestion question) {
        super("The device has no names yet");
        this.question = question;
    }

    /** What is asked. */
    public IdentityQuestion question() {
        return question;
    }
}
