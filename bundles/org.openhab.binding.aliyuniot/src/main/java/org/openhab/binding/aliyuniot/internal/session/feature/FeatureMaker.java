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
package org.openhab.binding.aliyuniot.internal.session.feature;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;

/**
 * Makes a feature for a session that is about to start.
 */
@FunctionalInterface
public interface FeatureMaker {
    /**
     * Makes the feature.
     *
     * @return {@code null} if the device does not have it, by its protocol or its settings
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes
     */
    @Nullable
    SessionFeature make(FeatureContext context) throws ConfigurationFailure;
}
