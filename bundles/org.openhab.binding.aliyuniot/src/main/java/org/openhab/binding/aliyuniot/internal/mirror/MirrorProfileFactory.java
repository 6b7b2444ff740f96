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
package org.openhab.binding.aliyuniot.internal.mirror;

import static org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants.BINDING_ID;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.link.ItemChannelLink;
import org.openhab.core.thing.profiles.Profile;
import org.openhab.core.thing.profiles.ProfileCallback;
import org.openhab.core.thing.profiles.ProfileContext;
import org.openhab.core.thing.profiles.ProfileFactory;
import org.openhab.core.thing.profiles.ProfileType;
import org.openhab.core.thing.profiles.ProfileTypeBuilder;
import org.openhab.core.thing.profiles.ProfileTypeProvider;
import org.openhab.core.thing.profiles.ProfileTypeUID;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the profile {@code aliyuniot:mirror} for links of all types of items, and makes it for each such link when
 * openHAB first needs it there. What is wrong with a link is told then, and only then.
 */
public class MirrorProfileFactory implements ProfileFactory, ProfileTypeProvider {
    private static final String LABEL = "Mirror to the Cloud";

    private final Logger logger = LoggerFactory.getLogger(MirrorProfileFactory.class);

    private final MirrorLinks links;
    private final TranslationProvider translations;

    public MirrorProfileFactory(MirrorLinks links, TranslationProvider translations) {
        this.links = links;
        this.translations = translations;
    }

    @Override
    public Collection<ProfileTypeUID> getSupportedProfileTypeUIDs() {
        return List.of(MirrorLinks.PROFILE);
    }

    @Override
    public Collection<ProfileType> getProfileTypes(@Nullable Locale locale) {
        String label = translations.getText(
                FrameworkUtil.getBundle(MirrorProfileFactory.class),
                "profile-type.aliyuniot.mirror.label",
                LABEL,
                locale);
        return List.of(ProfileTypeBuilder.newState(MirrorLinks.PROFILE, label == null ? LABEL : label)
                .build());
    }

    @Override
    public @Nullable Profile createProfile(
            ProfileTypeUID profileTypeUID, ProfileCallback callback, ProfileContext profileContext) {
        if (!MirrorLinks.PROFILE.equals(profileTypeUID)) {
            return null;
        }
        ItemChannelLink link = callback.getItemChannelLink();
        ChannelUID channel = link.getLinkedUID();
        if (!BINDING_ID.equals(channel.getBindingId())) {
            logger.warn(
                    "{} mirrors nothing: the profile {} is for channels of this binding. In an items file, a profile behind"
                            + " several channels is that of all of them; write one entry for each channel",
                    link,
                    MirrorLinks.PROFILE);
            return new IdleProfile();
        }
        MirrorSettings settings;
        try {
            settings = MirrorSettings.read(link.getConfiguration());
        } catch (IllegalArgumentException e) {
            logger.warn("{} mirrors nothing: {}", link, e.getMessage());
            return new IdleProfile();
        }
        links.warnOfRivals(channel);
        return new MirrorProfile(callback, settings, links, timerOf(profileContext.getExecutorService()));
    }

    /** openHAB ends its scheduler with itself only; nobody waits for a report then. */
    private static Timer timerOf(ScheduledExecutorService scheduler) {
        return (delay, task) -> schedule(scheduler, delay, task);
    }

    private static Runnable schedule(ScheduledExecutorService scheduler, Duration delay, Runnable task) {
        try {
            Future<?> future = scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }
}
