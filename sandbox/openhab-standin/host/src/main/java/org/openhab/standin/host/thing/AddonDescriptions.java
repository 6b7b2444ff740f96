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
package org.openhab.standin.host.thing;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionProvider;
import org.openhab.core.i18n.LocaleProvider;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.binding.ThingTypeProvider;
import org.openhab.core.thing.type.ChannelGroupTypeProvider;
import org.openhab.core.thing.type.ChannelTypeProvider;
import org.openhab.standin.i18n.ConfigDescriptionTexts;
import org.openhab.standin.i18n.TypeTexts;
import org.openhab.standin.type.DescribedTypes;
import org.openhab.standin.xml.CoreVersion;
import org.openhab.standin.xml.OhInfContent;
import org.openhab.standin.xml.OhInfReader;
import org.openhab.standin.xml.OhInfSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers what the {@code OH-INF} folders of started bundles describe: types and configurations, in the host's
 * language. Reads as strictly as 4.3 does, so that an add-on which only 5.x could read is found out here.
 */
@Component(service = AddonDescriptions.class, immediate = true)
public final class AddonDescriptions {

    private final Logger logger = LoggerFactory.getLogger(AddonDescriptions.class);
    private final OhInfReader reader = OhInfReader.reader(CoreVersion.V4_3);
    private final BundleContext context;
    private final TranslationProvider translations;
    private final LocaleProvider locales;
    private final BundleTracker<List<ServiceRegistration<?>>> tracker;

    @Activate
    public AddonDescriptions(
            BundleContext context, @Reference TranslationProvider translations, @Reference LocaleProvider locales) {
        this.context = context;
        this.translations = translations;
        this.locales = locales;
        tracker = new BundleTracker<>(context, Bundle.ACTIVE | Bundle.STARTING, new Customizer());
        tracker.open();
    }

    @Deactivate
    public void close() {
        tracker.close();
    }

    private List<ServiceRegistration<?>> register(Bundle bundle) {
        if (bundle.findEntries("OH-INF", "*", false) == null) {
            return List.of();
        }
        try {
            OhInfContent content = localized(bundle, reader.read(OhInfSource.of(bundle)));
            DescribedTypes types = DescribedTypes.of(content);
            String[] typeProviders = {
                ThingTypeProvider.class.getName(),
                ChannelTypeProvider.class.getName(),
                ChannelGroupTypeProvider.class.getName()
            };
            logger.info(
                    "Bundle {} describes {} thing types and {} channel types",
                    bundle.getSymbolicName(),
                    content.thingTypes().size(),
                    content.channelTypes().size());
            return List.of(
                    context.registerService(
                            ConfigDescriptionProvider.class, new Descriptions(content.configDescriptions()), null),
                    context.registerService(typeProviders, types, null));
        } catch (IllegalArgumentException e) {
            logger.warn("The descriptions of bundle {} are not valid: {}", bundle.getSymbolicName(), e.getMessage());
            return List.of();
        }
    }

    private OhInfContent localized(Bundle bundle, OhInfContent content) {
        Locale locale = locales.getLocale();
        TypeTexts texts = new TypeTexts(translations, bundle, locale);
        ConfigDescriptionTexts descriptionTexts = new ConfigDescriptionTexts(translations);
        return new OhInfContent(
                content.addon(),
                content.thingTypes().stream().map(texts::localized).toList(),
                content.channelTypes().stream().map(texts::localized).toList(),
                content.channelGroupTypes().stream().map(texts::localized).toList(),
                content.configDescriptions().stream()
                        .map(description -> descriptionTexts.localized(bundle, description, locale))
                        .toList(),
                content.updates());
    }

    private final class Customizer implements BundleTrackerCustomizer<List<ServiceRegistration<?>>> {
        @Override
        public List<ServiceRegistration<?>> addingBundle(@Nullable Bundle bundle, @Nullable BundleEvent event) {
            return bundle == null ? List.of() : register(bundle);
        }

        @Override
        public void modifiedBundle(
                @Nullable Bundle bundle, @Nullable BundleEvent event, @Nullable List<ServiceRegistration<?>> tracked) {
            // Its files stay the same as long as it is tracked.
        }

        @Override
        public void removedBundle(
                @Nullable Bundle bundle, @Nullable BundleEvent event, @Nullable List<ServiceRegistration<?>> tracked) {
            if (tracked != null) {
                tracked.forEach(ServiceRegistration::unregister);
            }
        }
    }

    private record Descriptions(List<ConfigDescription> all) implements ConfigDescriptionProvider {
        @Override
        public Collection<ConfigDescription> getConfigDescriptions(@Nullable Locale locale) {
            return all;
        }

        @Override
        public @Nullable ConfigDescription getConfigDescription(URI uri, @Nullable Locale locale) {
            for (ConfigDescription description : all) {
                if (description.getUID().equals(uri)) {
                    return description;
                }
            }
            return null;
        }
    }
}
