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
package org.openhab.binding.aliyuniot.internal.model;

/**
 * A thing model that only the user can put right.
 */
public final class ModelUnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String statusText;

    /**
     * @param statusText as shown with the status of the thing
     */
    ModelUnusableException(String statusText) {
        super(statusText);
        this.statusText = statusText;
    }

    /** The problem as shown with the status of the thing. */
    public String toStatusText() {
        return statusText;
    }
}
