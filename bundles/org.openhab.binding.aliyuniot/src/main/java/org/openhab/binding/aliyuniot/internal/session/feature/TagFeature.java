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
package org.openhab.binding.aliyuniot.internal.session.feature;

import java.util.SortedMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.link.deviceinfo.DeviceTags;
import org.openhab.binding.aliyuniot.link.deviceinfo.TagWriter;
import org.openhab.binding.aliyuniot.link.deviceinfo.WrittenTags;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;

/**
 * Keeps the tags of the device on the platform those of the thing, and remembers them in a property of the thing. What
 * is needed for that is not subscribed before there are tags. For any thread.
 */
public final class TagFeature implements AdjustableFeature {
    private final FeatureContext context;

    private @Nullable TagWriter writer;

    /** Makes it for a session that is about to start. */
    public TagFeature(FeatureContext context) throws ConfigurationFailure {
        this.context = context;
        change(context.settings());
    }

    @Override
    public synchronized void change(DeviceSettings settings) throws ConfigurationFailure {
        SortedMap<String, String> wanted = settings.tags();
        TagWriter known = writer;
        if (known != null) {
            known.want(wanted);
        } else if (!wanted.isEmpty() || !context.writtenTags().isEmpty()) {
            writer = new TagWriter(
                    context.identity().toString(),
                    new DeviceTags(context.requests()),
                    wanted,
                    context.writtenTags(),
                    now -> context.reports()
                            .property(AliyunIotBindingConstants.PROPERTY_TAGS, WrittenTags.toText(now)));
        }
    }

    private synchronized @Nullable TagWriter writer() {
        return writer;
    }

    @Override
    public void online() {
        TagWriter known = writer();
        if (known != null) {
            known.write();
        }
    }

    /** What is under way ends with the requests. */
    @Override
    public void close() {}
}
