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
package org.openhab.aliyuniot.emulator.job;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What the platform knows of a job at one moment.
 *
 * @param progress percent; 0 as long as the device has said nothing of it
 * @param details JSON, as the device has sent it last; null if it has sent none
 * @param history all states so far, the present one last
 * @param answers codes by which the device has answered notices
 */
public record JobReport(
        String id,
        JobState state,
        int progress,
        @Nullable String details,
        List<JobState> history,
        List<Integer> answers) {}
