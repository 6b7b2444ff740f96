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
package org.openhab.binding.aliyuniot.link.thingmodel.reader;

import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * A thing model cannot be read. The message is a sentence for users, in one line.
 */
public final class ThingModelException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 300;

    ThingModelException(String message) {
        super(ForeignText.line(message, MAX_LENGTH));
    }
}
