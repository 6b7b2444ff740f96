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
package org.openhab.standin.host.service;

import java.util.Locale;
import org.openhab.core.i18n.LocaleProvider;
import org.osgi.service.component.annotations.Component;

/** The language of the host: that of its Java, so {@code -Duser.language} chooses it. */
@Component(service = LocaleProvider.class)
public final class HostLocale implements LocaleProvider {
    @Override
    public Locale getLocale() {
        return Locale.getDefault();
    }
}
