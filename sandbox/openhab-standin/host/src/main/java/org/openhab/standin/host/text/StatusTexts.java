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
package org.openhab.standin.host.text;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.binding.ThingHandler;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts sentences in the place of keys, from the texts of the bundle that a handler comes from: {@code @text/key} is looked up, with the
 * values of {@code @text/key ["a", "b"]} in its place holders; everything else stays as it is.
 */
@Component(service = StatusTexts.class)
public final class StatusTexts {
    private static final Pattern REFERENCE = Pattern.compile("@text/(\\S+)\\s*(\\[.*])?\\s*", Pattern.DOTALL);

    private final Logger logger = LoggerFactory.getLogger(StatusTexts.class);
    private final TranslationProvider translations;

    @Activate
    public StatusTexts(@Reference TranslationProvider translations) {
        this.translations = translations;
    }

    /** The status as a user reads it, in the host's language; the thing's handler says in whose texts to look. */
    public ThingStatusInfo of(Thing thing, ThingStatusInfo status) {
        ThingHandler handler = thing.getHandler();
        Bundle bundle = handler == null ? null : FrameworkUtil.getBundle(handler.getClass());
        return bundle == null
                ? status
                : new ThingStatusInfo(
                        status.getStatus(), status.getStatusDetail(), sentence(bundle, status.getDescription()));
    }

    /** The sentence for a description; the description itself if there is no such text. */
    @Nullable
    String sentence(Bundle bundle, @Nullable String description) {
        Matcher reference = REFERENCE.matcher(description == null ? "" : description);
        return reference.matches()
                ? translations.getText(
                        bundle, reference.group(1), description, null, arguments(reference.group(2), description))
                : description;
    }

    private @Nullable Object[] arguments(@Nullable String json, @Nullable String description) {
        if (json == null) {
            return new Object[0];
        }
        try {
            return new Gson().fromJson(json, String[].class);
        } catch (JsonParseException e) {
            logger.warn("The arguments of the status description '{}' are not a JSON array of texts", description);
            return new Object[0];
        }
    }
}
