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
package org.openhab.binding.aliyuniot.link.ota.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest.Algorithm;

/** Made-up firmware. */
public final class Images {
    private Images() {}

    public static byte[] random(int size, long seed) {
        byte[] image = new byte[size];
        new Random(seed).nextBytes(image);
        return image;
    }

    /** What an honest platform says of an image. */
    public static ExpectedImage expected(byte[] image) {
        return new ExpectedImage(image.length, List.of(digest(image, Algorithm.SHA256), digest(image, Algorithm.MD5)));
    }

    public static FileDigest digest(byte[] image, Algorithm algorithm) {
        return new FileDigest(algorithm, HexFormat.of().formatHex(raw(image, algorithm)));
    }

    static byte[] raw(byte[] image, Algorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.javaName()).digest(image);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
