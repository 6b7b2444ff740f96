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

/**
 * What rules can have a gateway do. A refusal ends the stage with an exception whose message is a sentence for the user.
 */
public interface GatewayOperations {
    /**
     * Tells the platform of a sub-device that was found, so that somebody can add it there.
     *
     * @return ends when the platform has it
     */
    CompletionStage<?> foundSubDevice(String productKey, String deviceName);
}
