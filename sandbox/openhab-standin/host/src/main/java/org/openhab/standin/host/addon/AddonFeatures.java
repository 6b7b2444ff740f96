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
package org.openhab.standin.host.addon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.openhab.core.OpenHAB;
import org.openhab.core.common.NamedThreadFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uninstalls, as openHAB does, what is named like one of its own add-ons and is not in {@code conf/services/addons.cfg}:
 * features {@code openhab-<type>-<id>} of each type that the file has a line for. It looks every 2 s, and installs
 * nothing.
 */
@Component(service = AddonFeatures.class, immediate = true)
public final class AddonFeatures {
    private static final long LOOK_AGAIN_SECONDS = 2;
    private static final List<String> TYPES =
            List.of("automation", "binding", "misc", "persistence", "transformation", "ui", "voice");

    private final Logger logger = LoggerFactory.getLogger(AddonFeatures.class);
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new NamedThreadFactory("addonFeatures", true));
    private final FeaturesService features;
    private final Path file = Path.of(OpenHAB.getConfigFolder(), "services", "addons.cfg");

    @Activate
    public AddonFeatures(@Reference FeaturesService features) {
        this.features = features;
        thread.scheduleWithFixedDelay(this::look, LOOK_AGAIN_SECONDS, LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    public void close() {
        thread.shutdownNow();
    }

    /**
     * Those features that openHAB's manager of features takes for its own and takes away.
     *
     * @param lines what the file says: the ids of add-ons under their type, separated by commas
     * @param installed names of features
     */
    static Set<String> unwanted(Properties lines, Collection<String> installed) {
        Set<String> unwanted = new TreeSet<>();
        for (String type : TYPES) {
            String ids = lines.getProperty(type);
            if (ids != null) {
                String prefix = "openhab-" + type + "-";
                Set<String> wanted = Arrays.stream(ids.split(","))
                        .map(id -> prefix + id.strip())
                        .collect(Collectors.toSet());
                installed.stream()
                        .filter(name -> name.startsWith(prefix) && !wanted.contains(name))
                        .forEach(unwanted::add);
            }
        }
        return unwanted;
    }

    private void look() {
        if (!Files.isReadable(file)) {
            return;
        }
        Properties lines = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            lines.load(reader);
            List<String> installed = Arrays.stream(features.listInstalledFeatures())
                    .map(Feature::getName)
                    .toList();
            for (String name : unwanted(lines, installed)) {
                features.uninstallFeature(name);
                logger.info("Uninstalled '{}'", name);
            }
        } catch (IOException | IllegalArgumentException e) {
            logger.warn("{} cannot be read: {}", file, e.getMessage());
        } catch (Exception e) { // what the service's methods declare
            logger.error("A feature could not be uninstalled", e);
        }
    }
}
