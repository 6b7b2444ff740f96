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
package org.openhab.binding.aliyuniot.internal.model;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.reader.ThingModelException;
import org.openhab.binding.aliyuniot.link.thingmodel.reader.ThingModelReader;

/**
 * The thing models that the platform has told, one a product, for all things. For any thread.
 */
public class ProductModels {
    /** What is known of a product; {@code null} if nothing is. */
    public @Nullable ThingModel of(String productKey) {
        return null;
    }

    /**
     * Keeps a thing model.
     *
     * @param tsl JSON as the platform sends it
     * @throws ThingModelException if it cannot be used; what was known stays
     */
    public ThingModel store(String productKey, byte[] tsl) throws ThingModelException {
        return ThingModelReader.read(tsl);
    }
}
