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
package org.openhab.core;

import java.nio.file.Path;

/** Tells where the host keeps its files and which openHAB the stand-in stands for. */
public class OpenHAB {
    public static final String CONFIG_DIR_PROG_ARGUMENT = "openhab.conf";
    public static final String USERDATA_DIR_PROG_ARGUMENT = "openhab.userdata";
    public static final String DEFAULT_CONFIG_FOLDER = "conf";
    public static final String DEFAULT_USERDATA_FOLDER = "userdata";

    /** The openHAB whose behaviour the stand-in follows. */
    public static String getVersion() {
        return "5.2.1";
    }

    public static String getConfigFolder() {
        return folder(CONFIG_DIR_PROG_ARGUMENT, DEFAULT_CONFIG_FOLDER);
    }

    public static String getUserDataFolder() {
        return folder(USERDATA_DIR_PROG_ARGUMENT, DEFAULT_USERDATA_FOLDER);
    }

    private static String folder(String property, String fallback) {
        return Path.of(System.getProperty(property, fallback)).toString();
    }
}
