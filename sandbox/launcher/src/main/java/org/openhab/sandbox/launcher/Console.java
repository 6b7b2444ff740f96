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
package org.openhab.sandbox.launcher;

import java.io.IOException;

/** What a story needs of an openHAB, be it the stand-in or a real one: commands to its console. */
@FunctionalInterface
interface Console {
    /**
     * Runs a command such as {@code openhab:items list}.
     *
     * @return what it prints
     */
    String run(String command) throws IOException;
}
