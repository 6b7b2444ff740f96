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
package org.openhab.standin.type;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.thing.binding.ThingTypeProvider;
import org.openhab.core.thing.type.ChannelGroupTypeProvider;
import org.openhab.core.thing.type.ChannelGroupTypeRegistry;
import org.openhab.core.thing.type.ChannelTypeProvider;
import org.openhab.core.thing.type.ChannelTypeRegistry;
import org.openhab.core.thing.type.ThingTypeRegistry;

/** The registries of types where no declarative services fill them. */
@NonNullByDefault
public final class TypeRegistries {

    private final OpenChannelTypes channelTypes = new OpenChannelTypes();
    private final OpenChannelGroupTypes channelGroupTypes = new OpenChannelGroupTypes();
    private final OpenThingTypes thingTypes = new OpenThingTypes(channelTypes);

    public void add(DescribedTypes types) {
        channelTypes.addChannelTypeProvider(types);
        channelGroupTypes.addChannelGroupTypeProvider(types);
        thingTypes.addThingTypeProvider(types);
    }

    public void remove(DescribedTypes types) {
        thingTypes.removeThingTypeProvider(types);
        channelGroupTypes.removeChannelGroupTypeProvider(types);
        channelTypes.removeChannelTypeProvider(types);
    }

    public ThingTypeRegistry thingTypes() {
        return thingTypes;
    }

    public ChannelTypeRegistry channelTypes() {
        return channelTypes;
    }

    public ChannelGroupTypeRegistry channelGroupTypes() {
        return channelGroupTypes;
    }

    private static final class OpenThingTypes extends ThingTypeRegistry {

        OpenThingTypes(ChannelTypeRegistry channelTypeRegistry) {
            super(channelTypeRegistry);
        }

        @Override
        protected void addThingTypeProvider(ThingTypeProvider provider) {
            super.addThingTypeProvider(provider);
        }

        @Override
        protected void removeThingTypeProvider(ThingTypeProvider provider) {
            super.removeThingTypeProvider(provider);
        }
    }

    private static final class OpenChannelTypes extends ChannelTypeRegistry {

        @Override
        protected void addChannelTypeProvider(ChannelTypeProvider provider) {
            super.addChannelTypeProvider(provider);
        }

        @Override
        protected void removeChannelTypeProvider(ChannelTypeProvider provider) {
            super.removeChannelTypeProvider(provider);
        }
    }

    private static final class OpenChannelGroupTypes extends ChannelGroupTypeRegistry {

        @Override
        protected void addChannelGroupTypeProvider(ChannelGroupTypeProvider provider) {
            super.addChannelGroupTypeProvider(provider);
        }

        @Override
        protected void removeChannelGroupTypeProvider(ChannelGroupTypeProvider provider) {
            super.removeChannelGroupTypeProvider(provider);
        }
    }
}
