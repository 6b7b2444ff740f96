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
package org.openhab.binding.aliyuniot.link.ota.download;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the JVM compile what decrypts TLS while the first large download of a process still connects. The JVM does it only
 * after thousands of records, however long they are, and takes the processor's instructions for AES and GHASH only then:
 * without this the first 150 MB or so come at a quarter of the speed, and 512 MB cost nearly twice the processor time.
 */
final class CipherWarmUp {
    /** From here on it costs less than it saves: it takes a third of a second of one processor. */
    static final long WORTH_BYTES = 32L << 20;

    /** HotSpot's threshold for its optimizing compiler is 15,000 calls and loops together. */
    static final int ROUNDS = 16_000;

    /** A slow machine is not kept busy for longer; the download warms up what is left. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final int BYTES = 64;
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 13;
    private static final AtomicBoolean DONE = new AtomicBoolean();

    private CipherWarmUp() {}

    /** Begins it beside the calling thread, if there are so many bytes to come and nobody did before. */
    static void beginFor(long bytes) {
        if (bytes >= WORTH_BYTES && DONE.compareAndSet(false, true)) {
            Thread thread = new Thread(() -> run(LIMIT), Thread.currentThread().getName() + "-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Decrypts small records of zeros in the way that the JDK's TLS does it.
     *
     * @return how many; less than {@link #ROUNDS} if the time was over
     */
    static int run(Duration limit) {
        long begun = System.nanoTime();
        int rounds = 0;
        try {
            SecretKeySpec key = new SecretKeySpec(new byte[KEY_BYTES], "AES");
            GCMParameterSpec parameters = new GCMParameterSpec(TAG_BITS, new byte[IV_BYTES]);
            byte[] header = new byte[HEADER_BYTES];
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
            cipher.updateAAD(header);
            byte[] sealed = cipher.doFinal(new byte[BYTES]);
            ByteBuffer record = ByteBuffer.allocate(sealed.length);
            while (rounds < ROUNDS && System.nanoTime() - begun < limit.toNanos()) {
                cipher.init(Cipher.DECRYPT_MODE, key, parameters);
                cipher.updateAAD(header);
                record.clear().put(sealed).flip();
                cipher.doFinal(record.duplicate(), record);
                rounds++;
            }
        } catch (GeneralSecurityException e) {
            Logger logger = LoggerFactory.getLogger(CipherWarmUp.class);
            logger.debug("Downloads begin slowly: there is no AES-GCM to warm up", e);
        }
        return rounds;
    }
}
