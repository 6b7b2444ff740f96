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
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** What both channel type builders have in common. */
@NonNullByDefault
abstract class CommonChannelTypes<T extends ChannelTypeBuilder<T>> implements ChannelTypeBuilder<T> {

    protected final ChannelTypeUID uid;
    protected final String label;
    protected final Set<String> tags = new LinkedHashSet<>();
    protected boolean advanced;
    protected @Nullable String description;
    protected @Nullable String category;
    protected @Nullable URI configDescriptionURI;

    CommonChannelTypes(ChannelTypeUID uid, String label) {
        if (label.isEmpty()) {
            throw new IllegalArgumentException("Label for a ChannelType must not be empty.");
        }
        this.uid = uid;
        this.label = label;
    }

    protected abstract T self();

    @Override
    public T isAdvanced(boolean advanced) {
        this.advanced = advanced;
        return self();
    }

    @Override
    public T withDescription(String description) {
        this.description = description;
        return self();
    }

    @Override
    public T withCategory(String category) {
        this.category = category;
        return self();
    }

    @Override
    public T withTag(String tag) {
        tags.add(tag);
        return self();
    }

    @Override
    public T withTags(Collection<String> tags) {
        this.tags.addAll(tags);
        return self();
    }

    @Override
    public T withConfigDescriptionURI(URI configDescriptionURI) {
        this.configDescriptionURI = configDescriptionURI;
        return self();
    }
}
