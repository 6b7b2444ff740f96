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

import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.types.StateDescription;
import org.openhab.core.types.StateDescriptionFragment;

/** What both builders of channel types do. */
abstract class TypeBuilder<T extends ChannelTypeBuilder<T>> implements ChannelTypeBuilder<T> {
    final ChannelTypeUID uid;
    final String label;
    final @Nullable String itemType;
    Collection<String> tags = List.of();

    @Nullable
    String description;

    @Nullable
    URI config;

    @Nullable
    AutoUpdatePolicy autoUpdatePolicy;

    @Nullable
    StateDescription state;

    @Nullable
    String unitHint;

    TypeBuilder(ChannelTypeUID uid, String label, @Nullable String itemType) {
        if (label.isBlank()) {
            throw new IllegalArgumentException("Label for a ChannelType must not be empty.");
        }
        if (itemType != null && itemType.isBlank()) {
            throw new IllegalArgumentException("Supported itemType for a ChannelType must not be empty.");
        }
        this.uid = uid;
        this.label = label;
        this.itemType = itemType;
    }

    abstract T self();

    @Override
    public T withDescription(String newDescription) {
        description = newDescription;
        return self();
    }

    @Override
    public T withTags(Collection<String> newTags) {
        tags = newTags;
        return self();
    }

    @Override
    public T withConfigDescriptionURI(URI configDescriptionURI) {
        config = configDescriptionURI;
        return self();
    }

    @Override
    public ChannelType build() {
        return new ChannelType(this);
    }

    /** Of types that have a state. */
    static final class OfState extends TypeBuilder<StateChannelTypeBuilder> implements StateChannelTypeBuilder {
        OfState(ChannelTypeUID uid, String label, String itemType) {
            super(uid, label, itemType);
        }

        @Override
        StateChannelTypeBuilder self() {
            return this;
        }

        @Override
        public StateChannelTypeBuilder withStateDescriptionFragment(@Nullable StateDescriptionFragment fragment) {
            state = fragment == null ? null : fragment.toStateDescription();
            return this;
        }

        @Override
        public StateChannelTypeBuilder withAutoUpdatePolicy(@Nullable AutoUpdatePolicy policy) {
            autoUpdatePolicy = policy;
            return this;
        }

        @Override
        public StateChannelTypeBuilder withUnitHint(@Nullable String hint) {
            unitHint = hint;
            return this;
        }
    }

    /** Of types that have events alone. */
    static final class OfTrigger extends TypeBuilder<TriggerChannelTypeBuilder> implements TriggerChannelTypeBuilder {
        OfTrigger(ChannelTypeUID uid, String label) {
            super(uid, label, null);
        }

        @Override
        TriggerChannelTypeBuilder self() {
            return this;
        }
    }
}
