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
package org.openhab.binding.aliyuniot.internal.model.fetch;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.model.DeviceModel;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.thingmodel.fetch.ThingModelRequest;

/**
 * Asks the platform for the thing model of the device's product: once a start, as soon as there is a connection, and
 * whenever somebody wants it again. For any thread.
 */
public final class ModelFetch implements SessionFeature {
    private final DeviceModel model;
    private final ThingModelRequest request;
    private final AtomicBoolean asked = new AtomicBoolean();

    private ModelFetch(DeviceModel model, AlinkRequests requests) {
        this.model = model;
        request = new ThingModelRequest(requests);
    }

    /**
     * Makes the feature for a session that is about to start.
     *
     * @return {@code null} if the platform is not to be asked
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes
     */
    public static @Nullable SessionFeature of(DeviceModel model, AlinkRequests requests) throws ConfigurationFailure {
        if (!model.isAskedFor()) {
            return null;
        }
        ModelFetch fetch = new ModelFetch(model, requests);
        fetch.request.expectReplies();
        model.askBy(fetch.request::fetch);
        return fetch;
    }

    @Override
    public void online() {
        if (asked.compareAndSet(false, true)) {
            model.reload().whenComplete((taken, failure) -> {
                if (LinkFailure.isWorthARepeat(failure)) {
                    asked.set(false);
                }
            });
        }
    }

    @Override
    public void close() {
        model.askBy(null);
    }
}
