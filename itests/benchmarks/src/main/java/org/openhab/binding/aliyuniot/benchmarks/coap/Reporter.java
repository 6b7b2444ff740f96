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
package org.openhab.binding.aliyuniot.benchmarks.coap;

import java.util.concurrent.CompletionStage;

/**
 * One device that reports over CoAP.
 */
public interface Reporter {
    /** Sends a report; ends when the platform has taken it. One at a time. */
    CompletionStage<?> report(byte[] payload);
}
