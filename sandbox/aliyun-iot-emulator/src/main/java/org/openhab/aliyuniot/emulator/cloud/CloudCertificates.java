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
package org.openhab.aliyuniot.emulator.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.login.CertifiedDevices;
import org.openhab.aliyuniot.emulator.tls.DeviceCertificates;
import org.openhab.aliyuniot.emulator.tls.IssuedCertificate;
import org.openhab.aliyuniot.emulator.tls.KeyKind;

/** The certificates of one device, as somebody in the cloud issues and removes them. Its methods may be called from every thread. */
public final class CloudCertificates {
    private final CloudAccess device;
    private final CertifiedDevices certified;
    private final DeviceCertificates certificates;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudCertificates(
            EventLoop loop,
            Devices devices,
            CertifiedDevices certified,
            DeviceCertificates certificates,
            String productKey,
            String deviceName) {
        device = new CloudAccess(loop, devices, productKey, deviceName);
        this.certified = certified;
        this.certificates = certificates;
    }

    /** Issues a certificate that is valid from yesterday on. */
    public IssuedCertificate issue(KeyKind kind, Duration validity) {
        Instant now = Instant.now();
        return issue(kind, now.minus(Duration.ofDays(1)), now.plus(validity));
    }

    /**
     * Issues a certificate, be it for a time that has passed. Those before it stay valid.
     *
     * @throws IllegalArgumentException when there is no such device
     */
    public IssuedCertificate issue(KeyKind kind, Instant from, Instant until) {
        try {
            IssuedCertificate issued = certificates.issue(device.toString(), kind, from, until);
            device.ask(found -> {
                        certified.add(issued.fingerprint(), found);
                        return true;
                    })
                    .orElseThrow(() -> new IllegalArgumentException("There is no device " + device));
            return issued;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has all certificates of the device be of nobody, and ends its connection. Returns how many there were. */
    public int removeAll() {
        return device.ask(found -> {
                    int removed = certified.forget(found);
                    found.disconnect("its certificates were removed");
                    return removed;
                })
                .orElse(0);
    }
}
