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
package org.openhab.sandbox;

/**
 * What a console command left behind.
 *
 * @param exitStatus 0 if the console knew the command and it ended without an exception
 * @param output its output, lines ended by {@code \n}, without colours
 */
public record ConsoleResult(int exitStatus, String output) {

    private static final String COLOURS = "\\u001B\\[[0-9;]*[A-Za-z]";

    public ConsoleResult {
        output = output.replaceAll(COLOURS, "").replace("\r\n", "\n").replace("\r", "\n");
    }

    public boolean succeeded() {
        return exitStatus == 0;
    }
}
