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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.types.EventDescription;

/** The builder behind {@link ChannelTypeBuilder#trigger}. */
@NonNullByDefault
final class TriggerChannelTypes extends CommonChannelTypes<TriggerChannelTypeBuilder>
        implements TriggerChannelTypeBuilder {

    private @Nullable EventDescription eventDescription;

    TriggerChannelTypes(ChannelTypeUID uid, String label) {
        super(uid, label);
    }

    @Override
    protected TriggerChannelTypeBuilder self() {
        return this;
    }

    @Override
    public TriggerChannelTypeBuilder withEventDescription(EventDescription eventDescription) {
        this.eventDescription = eventDescription;
        return this;
    }

    @Override
    public ChannelType build() {
        return new ChannelType(
                uid,
                advanced,
                null,
                null,
                ChannelKind.TRIGGER,
                label,
                description,
                category,
                tags,
                null,
                null,
                eventDescription,
                configDescriptionURI,
                null);
    }
}
