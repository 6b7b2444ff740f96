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

/** The types of all {@link ChannelTypeProvider}s. */
@NonNullByDefault
@Component(immediate = true, service = ChannelTypeRegistry.class)
public class ChannelTypeRegistry {

    private final List<ChannelTypeProvider> providers = new CopyOnWriteArrayList<>();

    public List<ChannelType> getChannelTypes() {
        return getChannelTypes(null);
    }

    public List<ChannelType> getChannelTypes(@Nullable Locale locale) {
        return providers.stream()
                .flatMap(provider -> provider.getChannelTypes(locale).stream())
                .toList();
    }

    public @Nullable ChannelType getChannelType(@Nullable ChannelTypeUID uid) {
        return getChannelType(uid, null);
    }

    public @Nullable ChannelType getChannelType(@Nullable ChannelTypeUID uid, @Nullable Locale locale) {
        if (uid == null) {
            return null;
        }
        for (ChannelTypeProvider provider : providers) {
            ChannelType type = provider.getChannelType(uid, locale);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    protected void addChannelTypeProvider(ChannelTypeProvider provider) {
        providers.add(provider);
    }

    protected void removeChannelTypeProvider(ChannelTypeProvider provider) {
        providers.remove(provider);
    }
}
