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
package org.openhab.aliyuniot.emulator.thingmodel;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes the place of the script of a product with data of its own format (chapter "Message parsing").
 *
 * <p>It is called on the emulator's event loop and has to be quick. What it throws counts as a mistake in a script.
 */
public interface RawCodec {
    /** Has devices send and receive the JSON of Alink itself as their bytes. */
    RawCodec JSON = new RawCodec() {
        @Override
        public Optional<String> toAlink(byte[] raw) {
            return Optional.of(new String(raw, StandardCharsets.UTF_8));
        }

        @Override
        public Optional<byte[]> toRaw(String alink) {
            return Optional.of(alink.getBytes(StandardCharsets.UTF_8));
        }
    };

    /**
     * {@code rawDataToProtocol} of a script.
     *
     * @return a request of Alink with its {@code method}, or a reply with its {@code id} and {@code code}; empty is refused
     */
    Optional<String> toAlink(byte[] raw);

    /**
     * {@code protocolToRawData} of a script.
     *
     * @param alink a request of the platform, or its reply
     * @return empty has nothing sent
     */
    Optional<byte[]> toRaw(String alink);
}
