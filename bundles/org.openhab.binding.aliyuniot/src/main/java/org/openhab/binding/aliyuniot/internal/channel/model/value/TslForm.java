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
package org.openhab.binding.aliyuniot.internal.channel.model.value;

import com.google.gson.JsonElement;
import org.openhab.core.types.Command;

/**
 * How values of one data type of a thing model are commands and states of openHAB. For any thread.
 */
interface TslForm {
    /**
     * The value that a command means; its range is not checked.
     *
     * @throws UnfitValueException if it means none of the type
     */
    JsonElement write(Command command) throws UnfitValueException;

    /**
     * What a value is in openHAB; each of these commands is a state as well.
     *
     * @param checked as the data type returns it
     */
    Command read(JsonElement checked);
}
