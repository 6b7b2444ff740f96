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

import java.nio.file.Path;

/**
 * A file of configuration on the disk, whose digest was checked.
 *
 * @param configId the platform's name of this version
 * @param path the same for all versions of a device
 * @param size bytes
 * @param fresh whether nobody was told of this version before
 */
public record StoredConfig(String configId, Path path, long size, boolean fresh) {}
