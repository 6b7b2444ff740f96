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
package org.openhab.core.types;

/**
 * What every state and command has in common: it can be written as text.
 *
 * <p>Stand-in for the type of the same name in openHAB core.
 */
public interface Type {
    /** The whole value as text, from which an equal value can be made again. */
    String toFullString();
}
