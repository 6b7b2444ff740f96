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
package org.openhab.binding.aliyuniot.internal.firmware.install;

import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;

/**
 * Why an image could not be installed, with a text of openHAB of its own.
 */
public final class InstallFailure extends UpdateFailure {
    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * @param key of {@code OH-INF/i18n}
     * @param sentence for the platform's console, in English, without secrets
     * @param arguments of the text
     */
    public InstallFailure(OtaFailure kind, String key, String sentence, String... arguments) {
        super(kind, Reason.INSTALLER, sentence, arguments);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
