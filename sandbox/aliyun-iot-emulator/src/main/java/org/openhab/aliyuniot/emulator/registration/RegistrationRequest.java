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
package org.openhab.aliyuniot.emulator.registration;

import java.security.MessageDigest;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.login.SignMethod;

/**
 * A device that wants to learn its secret, with the signature made with the secret of its product. HTTPS, MQTT and gateways have
 * the same formula: {@code deviceName}, {@code productKey} and {@code random} are signed.
 *
 * @param random any text, fresh or not
 * @param signMethod one of {@link SignMethod}, in whatever letters
 * @param sign in hexadecimal digits
 */
public record RegistrationRequest(DeviceName name, String random, String signMethod, String sign) {

    boolean isSignedWith(SignMethod method, String productSecret) {
        String content = "deviceName" + name.deviceName() + "productKey" + name.productKey() + "random" + random;
        return MessageDigest.isEqual(method.sign(productSecret, content), SignMethod.read(sign));
    }

    /** Product key and device name only. */
    @Override
    public String toString() {
        return name.toString();
    }
}
