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

import org.eclipse.jdt.annotation.Nullable;

/**
 * The parameters of firmware updates as users write them, for the device as a whole and for its modules.
 */
public class FirmwareParameters {
    public @Nullable String firmwareVersion;
    public String installer = "store";
    public boolean autoUpdate;
    public @Nullable String autoUpdateWindow;
    public boolean preDownload;
    public @Nullable String firmwareKey;
    public int maxImageMegabytes = 1000;

    /** Minutes. */
    public int downloadTimeout = 120;

    /** Minutes. */
    public int installTimeout = 30;

    public @Nullable String installUrl;
    public String installMethod = "put";
    public @Nullable String installAnswer;
    public @Nullable String versionUrl;
    public @Nullable String versionTopic;
    public @Nullable String versionPattern;
}
