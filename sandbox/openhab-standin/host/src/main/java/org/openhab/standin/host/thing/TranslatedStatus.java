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
package org.openhab.standin.host.thing;

import org.openhab.core.i18n.LocaleProvider;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.standin.host.text.StatusTexts;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the sentences from the texts of the bundle that the handler comes from. */
@Component(service = StatusSentences.class)
public final class TranslatedStatus implements StatusSentences {

    private final StatusTexts texts;
    private final LocaleProvider locales;

    @Activate
    public TranslatedStatus(@Reference TranslationProvider translations, @Reference LocaleProvider locales) {
        texts = new StatusTexts(translations);
        this.locales = locales;
    }

    @Override
    public ThingStatusInfo of(Thing thing, ThingStatusInfo status) {
        ThingHandler handler = thing.getHandler();
        Bundle bundle = handler == null ? null : FrameworkUtil.getBundle(handler.getClass());
        if (bundle == null) {
            return status;
        }
        return new ThingStatusInfo(
                status.getStatus(),
                status.getStatusDetail(),
                texts.resolve(bundle, status.getDescription(), locales.getLocale()));
    }
}
