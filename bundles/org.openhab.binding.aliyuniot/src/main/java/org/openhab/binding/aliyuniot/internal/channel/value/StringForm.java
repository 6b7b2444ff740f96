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
package org.openhab.binding.aliyuniot.internal.channel.value;

import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;
import org.openhab.core.types.Type;

/**
 * Text, unchanged.
 */
public final class StringForm implements ValueForm {
    @Override
    public int maxLength() {
        return LONG;
    }

    @Override
    public Type read(String text) {
        return new StringType(text);
    }

    @Override
    public String write(Command command) {
        return CommandNumber.checked(command).toString();
    }
}
