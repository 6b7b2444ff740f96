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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features of one session, told one after the other what becomes of it. One that fails keeps none of the others from
 * hearing. Features end in the opposite order of their beginning. For any thread.
 */
public final class SessionFeatures implements SessionFeature {
    private final Logger logger = LoggerFactory.getLogger(SessionFeatures.class);

    private final List<SessionFeature> features = new CopyOnWriteArrayList<>();

    /**
     * Makes features; if one of them cannot be made, those before it are left for {@link #close}.
     *
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes
     */
    public void make(List<FeatureMaker> makers, FeatureContext context) throws ConfigurationFailure {
        for (FeatureMaker maker : makers) {
            SessionFeature made = maker.make(context);
            if (made != null) {
                features.add(made);
            }
        }
    }

    /** The first feature of a kind; {@code null} if there is none. */
    public <F extends SessionFeature> @Nullable F find(Class<F> kind) {
        for (SessionFeature feature : features) {
            if (kind.isInstance(feature)) {
                return kind.cast(feature);
            }
        }
        return null;
    }

    /** Adds a feature behind the others. */
    public void add(SessionFeature feature) {
        features.add(feature);
    }

    /**
     * Has the features take over other settings.
     *
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes
     */
    public void change(DeviceSettings settings) throws ConfigurationFailure {
        for (SessionFeature feature : features) {
            if (feature instanceof AdjustableFeature adjustable) {
                adjustable.change(settings);
            }
        }
    }

    /** Has the features that took over other settings do what follows from them; to be called while online. */
    public void applyChange() {
        tell(features.stream().filter(AdjustableFeature.class::isInstance).toList(), SessionFeature::online);
    }

    @Override
    public void online() {
        tell(features, SessionFeature::online);
    }

    @Override
    public void offline() {
        tell(features, SessionFeature::offline);
    }

    @Override
    public void close() {
        List<SessionFeature> reversed = new ArrayList<>();
        features.forEach(feature -> reversed.add(0, feature));
        tell(reversed, SessionFeature::close);
    }

    private void tell(List<SessionFeature> told, Consumer<SessionFeature> event) {
        told.forEach(
                feature -> ForeignCode.run(logger, feature.getClass().getSimpleName(), () -> event.accept(feature)));
    }
}
