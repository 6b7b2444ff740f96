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
 * What a run has found out: as JSON for programs, as Markdown for people, and the same in the documents.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.benchmarks.report;

import org.eclipse.jdt.annotation.NonNullByDefault;
