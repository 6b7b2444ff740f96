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
package org.openhab.aliyuniot.emulator.ota;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;

/**
 * How the package of a campaign comes to the devices.
 *
 * @param files of a package of several files, in their order; none is the one image of the campaign
 * @param differential whether the package is a difference to the source version ({@code isDiff})
 * @param signMethod of the digest of each file
 * @param digestSigned whether each file's digest is signed with the platform's key ({@code digestsign})
 * @param mqtt whether the files come over MQTT instead of HTTPS
 * @param urlSeconds how long a URL is valid, 1 to 86,400 s
 * @param pushesPerMinute how many devices hear of it in a minute, 10 to 1000; 0 is all at once
 */
public record FirmwareDelivery(
        List<File> files,
        boolean differential,
        DigestMethod signMethod,
        boolean digestSigned,
        boolean mqtt,
        int urlSeconds,
        int pushesPerMinute) {
    /** How the first file is called where they come over MQTT; the others follow. */
    static final int FIRST_FILE_ID = 1;

    private static final int MAX_FILES = 20;
    private static final int MAX_NAME = 256;
    private static final int MIN_PUSHES = 10;
    private static final int MAX_PUSHES = 1000;

    /**
     * A file of a package.
     *
     * @param name that devices are told, 1 to 256 characters
     * @param image id of the uploaded image
     */
    public record File(String name, String image) {
        public File {
            if (name.isEmpty() || name.length() > MAX_NAME) {
                throw new IllegalArgumentException("files must have names of 1 to " + MAX_NAME + " characters");
            }
        }
    }

    public FirmwareDelivery {
        files = List.copyOf(files);
        Set<String> names = new HashSet<>();
        if (files.size() > MAX_FILES || !files.stream().map(File::name).allMatch(names::add)) {
            throw new IllegalArgumentException("files must be at most " + MAX_FILES + " with different names");
        }
        Bounds.check("urlSeconds", urlSeconds, 1, Bounds.DAY_SECONDS);
        if (pushesPerMinute != 0 && (pushesPerMinute < MIN_PUSHES || pushesPerMinute > MAX_PUSHES)) {
            throw new IllegalArgumentException("pushesPerMinute must be " + MIN_PUSHES + " to " + MAX_PUSHES
                    + ", or 0 for all at once, but is " + pushesPerMinute);
        }
    }
}
