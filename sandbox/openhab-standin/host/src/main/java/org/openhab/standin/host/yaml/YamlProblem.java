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
package org.openhab.standin.host.yaml;

/**
 * Something in a file that could not be taken as it stands.
 *
 * @param file the file's name
 * @param line counted from 1
 * @param message what is wrong and what is expected
 */
public record YamlProblem(String file, int line, String message) {

    @Override
    public String toString() {
        return file + ", line " + line + ": " + message;
    }
}
