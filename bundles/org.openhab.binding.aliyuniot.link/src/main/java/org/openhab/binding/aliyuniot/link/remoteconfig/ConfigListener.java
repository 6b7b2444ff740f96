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
package org.openhab.binding.aliyuniot.link.remoteconfig;

/**
 * Hears what becomes of files of configuration, one call at a time, on a thread that may wait. Whatever it throws, the
 * device goes on.
 */
public interface ConfigListener {
    /**
     * A version is on the disk. It is told once; again only when the process ends during this call, or the platform
     * pushes the same version again.
     */
    void arrived(StoredConfig config);

    /** A version that was to be loaded is not; one that was superseded or given up is not told of. */
    void failed(ConfigFile file, ConfigFailure failure);
}
