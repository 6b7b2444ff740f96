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
package org.openhab.binding.aliyuniot.internal.handler;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openhab.core.OpenHAB;

/**
 * Differences between the versions of openHAB that the binding runs in.
 */
final class OpenhabCore {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");
    private static final boolean HANDS_BACK = handsCommandsBack(version());

    private OpenhabCore() {}

    /** Whether openHAB hands a command that the handler has posted back to the handler. */
    static boolean handsCommandsBack() {
        return HANDS_BACK;
    }

    /** It does from 5.1 on. For a version that cannot be read, assume that it does. */
    static boolean handsCommandsBack(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return true;
        }
        int major = Integer.parseInt(matcher.group(1));
        return major > 5 || major == 5 && Integer.parseInt(matcher.group(2)) >= 1;
    }

    private static String version() {
        try {
            return OpenHAB.getVersion();
        } catch (RuntimeException e) {
            // Outside OSGi openHAB does not know its own version.
            return "";
        }
    }
}
