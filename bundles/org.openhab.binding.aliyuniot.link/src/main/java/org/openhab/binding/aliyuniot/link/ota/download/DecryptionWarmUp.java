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
import java.security.Key;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the Java runtime compile what decrypts records of TLS, before a large image comes. The JDK uses the processor's
 * instructions for AES only once the callers are compiled, after some thousand records; until then records of 16 KiB take
 * four times as long, and small ones do as well for counting. Done once for a {@link LinkRuntime}. For any thread.
 */
final class DecryptionWarmUp {
    /** For less it saves little, and many devices that load small images need their processors for messages. */
    static final long WORTH_BYTES = 64L << 20;

    /** A little more than what the JVM counts before it compiles a method at its highest level. */
    private static final int RECORDS = 6000;

    /** A fifth of it on a usual machine; a slow one goes without the rest. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int CONTENT_BYTES = 64;
    private static final int HEAD_BYTES = 5;

    private final Logger logger = LoggerFactory.getLogger(DecryptionWarmUp.class);
    private final AtomicBoolean done = new AtomicBoolean();

    /**
     * Warms up, unless somebody has done that or does it now; takes up to a second of this thread.
     *
     * @param missing bytes that are to come
     * @param cancelled ends it early
     */
    static void before(LinkRuntime runtime, long missing, BooleanSupplier cancelled) {
        if (missing >= WORTH_BYTES) {
            runtime.shared(DecryptionWarmUp.class, owner -> new DecryptionWarmUp())
                    .once(cancelled);
        }
    }

    private void once(BooleanSupplier cancelled) {
        if (done.getAndSet(true)) {
            return;
        }
        try {
            logger.debug("Decrypted {} records to have that compiled", decrypt(cancelled));
        } catch (GeneralSecurityException e) {
            // The download decides by itself what it needs.
            logger.debug("No AES-GCM to warm up: {}", e.getMessage());
        }
    }

    /** As TLS does it: in place, with a head that is authenticated. */
    private static int decrypt(BooleanSupplier cancelled) throws GeneralSecurityException {
        Key key = KeyGenerator.getInstance("AES").generateKey();
        byte[] head = new byte[HEAD_BYTES];
        Cipher sealing = Cipher.getInstance(CIPHER);
        sealing.init(Cipher.ENCRYPT_MODE, key);
        sealing.updateAAD(head);
        byte[] sealed = sealing.doFinal(new byte[CONTENT_BYTES]);
        GCMParameterSpec nonce = sealing.getParameters().getParameterSpec(GCMParameterSpec.class);

        Cipher opening = Cipher.getInstance(CIPHER);
        byte[] line = new byte[HEAD_BYTES + sealed.length];
        long begun = System.nanoTime();
        int records = 0;
        while (records < RECORDS && !cancelled.getAsBoolean() && System.nanoTime() - begun < LIMIT.toNanos()) {
            System.arraycopy(sealed, 0, line, HEAD_BYTES, sealed.length);
            opening.init(Cipher.DECRYPT_MODE, key, nonce);
            opening.updateAAD(head);
            ByteBuffer record = ByteBuffer.wrap(line, HEAD_BYTES, sealed.length);
            opening.doFinal(record, record.duplicate());
            records++;
        }
        return records;
    }
}
