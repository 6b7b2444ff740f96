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
package org.openhab.binding.aliyuniot.link.service;

/**
 * Hears of calls of services, one after the other, on a worker. It may answer at once or leave that to another thread;
 * as long as it blocks, the device receives nothing else.
 */
@FunctionalInterface
public interface ServiceListener {
    void called(ServiceCall call);
}
