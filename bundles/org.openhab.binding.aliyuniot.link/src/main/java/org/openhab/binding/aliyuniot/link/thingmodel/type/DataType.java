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
package org.openhab.binding.aliyuniot.link.thingmodel.type;

import com.google.gson.JsonElement;

/**
 * A data type with its specifications. Values do not change, are for any thread, and check what goes either way. What is
 * checked has been read within bounds of size; a check takes time in proportion to that.
 */
public sealed interface DataType permits NumberType, BoolType, EnumType, TextType, DateType, StructType, ArrayType {
    /**
     * A value as it is sent. Takes what others write in another way, too: {@code "1"} for {@code 1}.
     *
     * @return what this method takes and returns again
     * @throws ValueRefusedException with the rule that the value breaks
     */
    JsonElement check(JsonElement value) throws ValueRefusedException;

    /** What the thing model calls the type: {@code double}. */
    String code();
}
