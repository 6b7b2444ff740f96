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
package org.openhab.binding.aliyuniot.internal.config.parameter;

/**
 * The parameters of a device's thing model, beside those of all devices, as users write them.
 */
public class ModelParameters {
    /** {@code off}, {@code cloud}, or a file. */
    public String model;

    /** Milliseconds. */
    public int reportWindow = 250;

    /**
     * @param model where nothing is given
     */
    public ModelParameters(String model) {
        this.model = model;
    }
}
