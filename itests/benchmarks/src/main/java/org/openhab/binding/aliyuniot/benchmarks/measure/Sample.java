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
package org.openhab.binding.aliyuniot.benchmarks.measure;

/**
 * What one run gave, and took.
 *
 * @param value the figure that is compared
 * @param seconds on the wall
 * @param processorSeconds user and system, of this process and of all that it has started; NaN where the system does
 *     not tell
 * @param others how many processors all other processes had in the mean, with what a virtual machine was not given; NaN
 *     where the system does not tell
 */
public record Sample(double value, double seconds, double processorSeconds, double others) {}
