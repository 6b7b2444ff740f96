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
package org.openhab.binding.aliyuniot.internal.shadow;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureContext;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.shadow.DeviceShadow;
import org.openhab.binding.aliyuniot.link.shadow.ShadowDocument;
import org.openhab.binding.aliyuniot.link.shadow.ShadowKey;
import org.openhab.binding.aliyuniot.link.shadow.ShadowListener;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shadow on one session: brings what is desired to the channels, and what items become to the platform. When each
 * desired attribute has had a channel, the platform clears it. Nothing is subscribed before a channel or an action needs
 * it. For any thread.
 */
public final class ShadowFeature implements ShadowLine {
    private static final int MAX_NAMED = 5;

    private final Logger logger = LoggerFactory.getLogger(ShadowFeature.class);

    private final FeatureContext context;
    private final DeviceShadow shadow;
    private final AtomicBoolean warnedOfRest = new AtomicBoolean();
    private final AtomicBoolean warnedOfRefusal = new AtomicBoolean();

    private ShadowFeature(FeatureContext context) {
        this.context = context;
        shadow = new DeviceShadow(context.runtime(), context.identity(), context.session(), new ShadowListener() {
            @Override
            public void desired(ShadowDocument document) {
                carryOut(document);
            }

            @Override
            public void refused(Set<ShadowKey> keys, LinkFailure failure) {
                warn(warnedOfRefusal, keys, failure.getMessage());
            }
        });
    }

    /** Makes one where the platform can answer. */
    public static @Nullable SessionFeature make(FeatureContext context) {
        return context.session().capabilities().receives() ? new ShadowFeature(context) : null;
    }

    @Override
    public void joined() throws ConfigurationFailure {
        shadow.watch();
    }

    @Override
    public void report(ShadowKey key, JsonElement value) {
        try {
            shadow.report(key, value);
        } catch (IllegalArgumentException e) {
            warn(warnedOfRefusal, Set.of(key), e.getMessage());
        }
    }

    /** Asks for the shadow, as {@link DeviceShadow#get}. */
    CompletionStage<ShadowDocument> get() {
        return shadow.get();
    }

    /** Reports attributes, as {@link DeviceShadow#update}. */
    CompletionStage<?> update(JsonObject reported) {
        return shadow.update(reported);
    }

    /** Deletes attributes, as {@link DeviceShadow#delete}. */
    CompletionStage<?> delete(Collection<ShadowKey> keys) {
        return shadow.delete(keys);
    }

    private void carryOut(ShadowDocument document) {
        JsonObject desired = document.desired();
        List<ShadowKey> left = ShadowKey.leavesOf(desired);
        Map<ShadowKey, JsonElement> reported = new LinkedHashMap<>();
        for (ShadowChannel channel : context.channels().all(ShadowChannel.class)) {
            ShadowKey key = channel.key();
            JsonElement wanted = key.findIn(desired);
            if (wanted != null) {
                ForeignCode.run(
                        logger,
                        "What the shadow desires of " + key,
                        () -> channel.desired(document.wishOf(key), wanted));
                JsonElement now = channel.value();
                if (now != null) {
                    reported.put(key, now);
                }
                left.removeIf(key::overlaps);
            }
        }
        if (left.isEmpty()) {
            shadow.carriedOut(document, reported);
        } else {
            reported.forEach(this::report);
            warn(
                    warnedOfRest,
                    left,
                    "no channel has these, so that the platform keeps what it desires; add channels of the shadow with"
                            + " these keys, or take the wish back in the cloud");
        }
    }

    /** The first of a kind since the login as a warning, all others at debug level. */
    private void warn(AtomicBoolean warned, Collection<ShadowKey> keys, @Nullable String sentence) {
        List<String> named = new ArrayList<>();
        keys.stream().limit(MAX_NAMED).map(ForeignText::line).forEach(named::add);
        if (keys.size() > MAX_NAMED) {
            named.add("and " + (keys.size() - MAX_NAMED) + " more");
        }
        if (warned.compareAndSet(false, true)) {
            logger.warn("Shadow of {}, {}: {}", context.identity(), named, ForeignText.line(sentence));
        } else {
            logger.debug("Shadow of {}, {}: {}", context.identity(), named, ForeignText.line(sentence));
        }
    }

    @Override
    public void online() {
        warnedOfRest.set(false);
        warnedOfRefusal.set(false);
        shadow.online();
    }

    @Override
    public void offline() {
        shadow.offline();
    }

    @Override
    public void close() {
        shadow.close();
    }
}
