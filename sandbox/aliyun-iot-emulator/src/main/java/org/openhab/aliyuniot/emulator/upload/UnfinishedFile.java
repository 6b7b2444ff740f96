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
package org.openhab.aliyuniot.emulator.upload;

/**
 * A file of which a device has uploaded a part.
 *
 * @param size of the whole file; -1 while nobody knows
 * @param offset bytes that are there
 */
public record UnfinishedFile(String name, String uploadId, long size, int offset) {}
