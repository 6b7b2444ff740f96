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
package org.openhab.sandbox.launcher;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token for openHAB's REST interface that lives as long as it is needed: the console makes a user for it, and takes
 * both away again.
 */
final class TemporaryToken implements AutoCloseable {
    private static final String USER = "aliyuniot-sandbox";
    private static final Pattern TOKEN = Pattern.compile("oh\\.[A-Za-z0-9]+\\.[A-Za-z0-9]+");

    private final Console console;
    private final String text;

    private TemporaryToken(Console console, String text) {
        this.console = console;
        this.text = text;
    }

    /**
     * @throws IOException if the console does not make one; the message says how to give one
     */
    static TemporaryToken make(Console console) throws IOException {
        byte[] password = new byte[16];
        new SecureRandom().nextBytes(password);
        // One may be left of a run that was killed.
        console.run("openhab:users remove " + USER);
        console.run("openhab:users add " + USER + " " + HexFormat.of().formatHex(password) + " administrator");
        Matcher found = TOKEN.matcher(console.run("openhab:users addApiToken " + USER + " sandbox admin"));
        if (!found.find()) {
            console.run("openhab:users remove " + USER);
            throw new IOException("openHAB's console makes no token. Make one in openHAB (your profile > Create new API"
                    + " token) and give it in OPENHAB_TOKEN");
        }
        return new TemporaryToken(console, found.group());
    }

    String text() {
        return text;
    }

    @Override
    public void close() throws IOException {
        console.run("openhab:users remove " + USER);
    }
}
