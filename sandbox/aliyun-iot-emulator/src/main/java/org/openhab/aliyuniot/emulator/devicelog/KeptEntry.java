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
package org.openhab.aliyuniot.emulator.devicelog;

/**
 * An entry of a device's log.
 *
 * @param seq number of the entry, from 1 on
 * @param utcTime as the device has it
 * @param level FATAL, ERROR, WARN, INFO or DEBUG, unless the device has others
 * @param module which part of the device tells it
 * @param code as the device has it, may be empty
 * @param content for humans
 */
public record KeptEntry(long seq, String utcTime, String level, String module, String code, String content) {}
