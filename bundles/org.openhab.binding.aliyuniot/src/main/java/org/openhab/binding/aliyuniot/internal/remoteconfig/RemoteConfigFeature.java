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
package org.openhab.binding.aliyuniot.internal.remoteconfig;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.FailureText;
import org.openhab.binding.aliyuniot.internal.channel.config.ConfigChannel;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.session.feature.AdjustableFeature;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureContext;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.remoteconfig.ConfigFailure;
import org.openhab.binding.aliyuniot.link.remoteconfig.ConfigFile;
import org.openhab.binding.aliyuniot.link.remoteconfig.ConfigListener;
import org.openhab.binding.aliyuniot.link.remoteconfig.RemoteConfiguration;
import org.openhab.binding.aliyuniot.link.remoteconfig.StoredConfig;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the product's file of configuration to a thing that has a channel for it: after each login, and when the
 * platform pushes it. Without such a channel nothing is subscribed and nothing loaded, unless a rule asks. For any
 * thread.
 */
public final class RemoteConfigFeature implements AdjustableFeature, ConfigListener {
    private final Logger logger = LoggerFactory.getLogger(RemoteConfigFeature.class);

    private final FeatureContext context;
    private final RemoteConfiguration configuration;

    private RemoteConfigFeature(FeatureContext context) throws ConfigurationFailure {
        this.context = context;
        configuration = new RemoteConfiguration(
                context.runtime(),
                context.identity(),
                context.session(),
                context.requests(),
                context.configs(),
                RemoteConfiguration.patience(context.settings().fileTrustAnchors()),
                this);
    }

    /**
     * Makes it for a session that is about to start.
     *
     * @return {@code null} if the platform cannot send to the device
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes, or a file of
     *     certificates cannot be used
     */
    public static @Nullable SessionFeature make(FeatureContext context) throws ConfigurationFailure {
        if (!context.session().capabilities().receives()) {
            return null;
        }
        RemoteConfigFeature feature = new RemoteConfigFeature(context);
        feature.change(context.settings());
        return feature;
    }

    private List<ConfigChannel> channels() {
        return context.channels().all(ConfigChannel.class);
    }

    /** A channel may have come. */
    @Override
    public void change(DeviceSettings settings) throws ConfigurationFailure {
        if (!channels().isEmpty()) {
            configuration.receivePushes();
        }
    }

    @Override
    public void online() {
        if (!channels().isEmpty()) {
            get().whenComplete((stored, failure) -> {
                if (failure != null) {
                    logger.debug(
                            "{}: no configuration after the login: {}", context.identity(), FailureText.of(failure));
                }
            });
        }
    }

    /**
     * Asks the platform, and loads what is not here yet.
     *
     * @return the file on the disk; ends with a {@link ConfigFailure}
     */
    CompletionStage<StoredConfig> get() {
        return configuration.get();
    }

    @Override
    public void arrived(StoredConfig config) {
        logger.info("{}: the configuration {} is at {}", context.identity(), config.configId(), config.path());
        channels().forEach(channel -> channel.arrived(config.configId(), config.path(), config.size()));
    }

    @Override
    public void failed(ConfigFile file, ConfigFailure failure) {
        logger.warn("{}: {}: {}", context.identity(), file, failure.getMessage());
        context.reports().refused("config", "config.failed", String.valueOf(failure.getMessage()));
    }

    @Override
    public void close() {
        configuration.close();
    }
}
