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
package org.openhab.binding.aliyuniot.benchmarks.echo;

import org.openhab.binding.aliyuniot.benchmarks.broker.BrokerKind;

/**
 * What a measured process is to be; travels to it as JSON. What it is to do follows as {@link SubjectTask}.
 *
 * @param port of its broker
 * @param mostDevices how many it will be asked to connect at most
 */
public record Plan(Subject subject, BrokerKind broker, int port, int mostDevices) {}
