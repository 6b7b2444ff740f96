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
package org.openhab.binding.aliyuniot.internal.action;

import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;

/**
 * A device that may have a thing model.
 */
public interface ModelledDevice {
    /** Whether the device is connected at the moment. */
    boolean isOnline();

    /** What can be done with the thing model; {@code null} if the device uses none, or is not started. */
    @Nullable
    ModelOperations model();

    /** Has the thing model read again; ends with it, or with an exception whose message is a sentence for the user. */
    CompletionStage<ThingModel> reloadModel();
}
