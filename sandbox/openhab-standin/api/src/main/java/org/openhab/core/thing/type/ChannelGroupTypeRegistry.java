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
package org.openhab.core.thing.type;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The types of all {@link ChannelGroupTypeProvider}s. */
@NonNullByDefault
@Component(immediate = true, service = ChannelGroupTypeRegistry.class)
public class ChannelGroupTypeRegistry {

    private final List<ChannelGroupTypeProvider> providers = new CopyOnWriteArrayList<>();

    public List<ChannelGroupType> getChannelGroupTypes() {
        return getChannelGroupTypes(null);
    }

    public List<ChannelGroupType> getChannelGroupTypes(@Nullable Locale locale) {
        return providers.stream()
                .flatMap(provider -> provider.getChannelGroupTypes(locale).stream())
                .toList();
    }

    public @Nullable ChannelGroupType getChannelGroupType(@Nullable ChannelGroupTypeUID uid) {
        return getChannelGroupType(uid, null);
    }

    public @Nullable ChannelGroupType getChannelGroupType(@Nullable ChannelGroupTypeUID uid, @Nullable Locale locale) {
        if (uid == null) {
            return null;
        }
        for (ChannelGroupTypeProvider provider : providers) {
            ChannelGroupType type = provider.getChannelGroupType(uid, locale);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    protected void addChannelGroupTypeProvider(ChannelGroupTypeProvider provider) {
        providers.add(provider);
    }

    protected void removeChannelGroupTypeProvider(ChannelGroupTypeProvider provider) {
        providers.remove(provider);
    }
}
