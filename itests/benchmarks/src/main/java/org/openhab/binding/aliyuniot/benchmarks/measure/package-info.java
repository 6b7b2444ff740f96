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
/**
 * Comparisons that hold: runs in turn, ratios of pairs, intervals, and a refusal where the machine was not quiet.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.measure;

import org.eclipse.jdt.annotation.NonNullByDefault;
