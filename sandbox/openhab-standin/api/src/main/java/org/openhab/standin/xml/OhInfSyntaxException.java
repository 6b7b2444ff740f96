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
package org.openhab.standin.xml;

/** A file that openHAB could not parse. The message names file, line, what was found and what was expected there. */
public final class OhInfSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    OhInfSyntaxException(final String file, final int line, final String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
