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
package org.openhab.binding.aliyuniot.link.ota.job;

/**
 * What the platform calls the properties of a file, which depends on how many there are.
 */
record FileFields(String size, String url, String sign, String md5) {
    /** In {@code data} itself. */
    static final FileFields OF_SINGLE = new FileFields("size", "url", "sign", "md5");

    /** In each element of {@code files}. */
    static final FileFields OF_MANY = new FileFields("fileSize", "fileUrl", "fileSign", "fileMd5");
}
