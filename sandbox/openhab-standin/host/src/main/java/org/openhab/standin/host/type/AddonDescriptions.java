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
package org.openhab.standin.host.type;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionProvider;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeProvider;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.standin.host.type.Types.ThingType;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers what the {@code OH-INF} folders of started bundles describe, in the words of the files; a file that cannot be
 * read is left out. Channel types that no file has are asked of their providers each time.
 */
@Component(
        service = {Types.class, ConfigDescriptionProvider.class},
        immediate = true)
public final class AddonDescriptions implements Types, ConfigDescriptionProvider {
    private final Logger logger = LoggerFactory.getLogger(AddonDescriptions.class);
    private final Map<Long, OhInfReader.OhInf> contents = new ConcurrentHashMap<>();
    private final List<ChannelTypeProvider> providers = new CopyOnWriteArrayList<>();
    private final BundleTracker<Boolean> tracker;

    @Activate
    public AddonDescriptions(BundleContext context) {
        tracker = new BundleTracker<>(context, Bundle.ACTIVE | Bundle.STARTING, null) {
            @Override
            public Boolean addingBundle(@Nullable Bundle bundle, @Nullable BundleEvent event) {
                return bundle != null && read(bundle);
            }

            @Override
            public void removedBundle(
                    @Nullable Bundle bundle, @Nullable BundleEvent event, @Nullable Boolean described) {
                if (bundle != null) {
                    contents.remove(bundle.getBundleId());
                }
            }
        };
        tracker.open();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addChannelTypeProvider(ChannelTypeProvider provider) {
        providers.add(provider);
    }

    public void removeChannelTypeProvider(ChannelTypeProvider provider) {
        providers.remove(provider);
    }

    @Deactivate
    public void close() {
        tracker.close();
    }

    private boolean read(Bundle bundle) {
        OhInfReader.OhInf content = new OhInfReader.OhInf();
        for (String folder : List.of("config", "thing")) {
            Enumeration<URL> files = bundle.findEntries("OH-INF/" + folder, "*.xml", false);
            for (URL file : files == null ? List.<URL>of() : Collections.list(files)) {
                try (InputStream in = file.openStream()) {
                    content.add(OhInfReader.read(in));
                } catch (IOException | IllegalArgumentException e) {
                    logger.warn(
                            "The XML document '{}' in {} could not be parsed: {}",
                            file.getPath(),
                            bundle.getSymbolicName(),
                            e.getMessage());
                }
            }
        }
        boolean found = !content.equals(new OhInfReader.OhInf());
        if (found) {
            contents.put(bundle.getBundleId(), content);
            logger.info(
                    "Bundle {} describes {} thing types and {} channel types",
                    bundle.getSymbolicName(),
                    content.thingTypes().size(),
                    content.channelTypes().size());
        }
        return found;
    }

    private <T> List<T> all(Function<OhInfReader.OhInf, List<T>> part) {
        return contents.values().stream()
                .flatMap(content -> part.apply(content).stream())
                .toList();
    }

    private <T> @Nullable T first(Function<OhInfReader.OhInf, List<T>> part, Predicate<T> wanted) {
        for (T one : all(part)) {
            if (wanted.test(one)) {
                return one;
            }
        }
        return null;
    }

    @Override
    public @Nullable ThingType thingType(ThingTypeUID uid) {
        return first(OhInfReader.OhInf::thingTypes, type -> type.uid().equals(uid));
    }

    @Override
    public @Nullable ChannelType channelType(@Nullable ChannelTypeUID uid) {
        ChannelType described =
                first(OhInfReader.OhInf::channelTypes, type -> type.getUID().equals(uid));
        for (ChannelTypeProvider provider : providers) {
            if (described == null && uid != null) {
                described = provider.getChannelType(uid, null);
            }
        }
        return described;
    }

    @Override
    public Collection<ConfigDescription> getConfigDescriptions(@Nullable Locale locale) {
        return all(OhInfReader.OhInf::configDescriptions);
    }

    @Override
    public @Nullable ConfigDescription getConfigDescription(URI uri, @Nullable Locale locale) {
        return first(
                OhInfReader.OhInf::configDescriptions,
                description -> description.getUID().equals(uri));
    }
}
