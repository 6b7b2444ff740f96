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
package org.openhab.binding.aliyuniot.link.ota.job;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file of an update package.
 *
 * @param name as the platform calls it, never to be used as a path; empty if the package has one file only
 * @param size in bytes, 1 to {@link #MAX_SIZE}
 * @param digests at least one; all of them have to fit; if there are two, SHA-256 comes first
 * @param digestSign Base64 of the signature that the platform has made with the private key for OTA digests, empty if
 *     there is none
 * @param source where it is
 */
public record OtaFile(String name, long size, List<FileDigest> digests, String digestSign, OtaSource source) {
    /** 1 TiB, more than any package: the platform takes 1000 MB. */
    public static final long MAX_SIZE = 1L << 40;

    private static final int MAX_NAME = 256;
    private static final int MAX_SIGNATURE = 4096;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    /**
     * @throws IllegalArgumentException naming the component that breaks its rule
     */
    public OtaFile {
        if (name.length() > MAX_NAME || CONTROL.matcher(name).find()) {
            throw new IllegalArgumentException(
                    "name has at most " + MAX_NAME + " characters and none of them controls anything");
        }
        checkSize(size);
        digests = List.copyOf(digests);
        if (digests.isEmpty()
                || digests.size() > 2
                || (digests.size() == 2
                        && (digests.get(0).algorithm() != FileDigest.Algorithm.SHA256
                                || digests.get(1).algorithm() != FileDigest.Algorithm.MD5))) {
            throw new IllegalArgumentException("digests are one, or SHA-256 and MD5, but they are " + digests);
        }
        digestSign = checkedSignature(digestSign);
    }

    static void checkSize(long size) {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("the size of a file is 1 to " + MAX_SIZE + " bytes, but it is " + size);
        }
    }

    static String checkedSignature(String digestSign) {
        String signature = digestSign.replaceAll("\\s", "");
        if (signature.length() > MAX_SIGNATURE) {
            throw new IllegalArgumentException("a signature has " + MAX_SIGNATURE + " characters at most");
        }
        try {
            Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a signature is Base64", e);
        }
        return signature;
    }

    FileDigest mainDigest() {
        return digests.get(0);
    }

    /** Where it is left out: the same address or stream need not be good for long. */
    boolean hasSameContentAs(OtaFile other) {
        return name.equals(other.name) && size == other.size && digests.equals(other.digests);
    }
}
