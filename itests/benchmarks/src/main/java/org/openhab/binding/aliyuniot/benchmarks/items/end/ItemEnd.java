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
package org.openhab.binding.aliyuniot.benchmarks.items.end;

/** Starts messages on their way; what arrives goes to {@link Seen}. Called on one thread. */
@FunctionalInterface
public interface ItemEnd {
    /**
     * Starts one and returns at once.
     *
     * @param item number, as {@link ItemKind} reckons it
     * @param value not given before
     */
    void start(Way way, int item, int value);
}
