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
package org.openhab.binding.aliyuniot.link.job;

/**
 * Hears of jobs, one after the other. It may take its time, but others of the same device wait for it.
 */
@FunctionalInterface
public interface JobListener {
    /** There is a job, or it has come further by what the platform says; each of that is told once. */
    void told(Job job);
}
