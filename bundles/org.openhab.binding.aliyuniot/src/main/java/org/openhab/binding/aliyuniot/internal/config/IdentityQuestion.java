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
package org.openhab.binding.aliyuniot.internal.config;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.login.AuthSettings;
import org.openhab.binding.aliyuniot.link.certificate.CertifiedTransports;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * What is asked where a thing has a certificate and no names: which device is it?
 *
 * @param transport how to connect for it
 * @param caFile whom the server has to lead to; {@code null} for those of the Java runtime
 */
public record IdentityQuestion(
        MqttTransportSettings transport, @Nullable Path caFile) {
    /**
     * Asks the memory, or else the platform. Reads files, so the calling thread has to be one that may wait.
     *
     * @return ends with a {@link LinkFailure} if the names cannot be had
     * @throws ConfigurationFailure if a file cannot be used
     */
    public CompletionStage<DeviceIdentity> ask(TransportMeans means) throws ConfigurationFailure {
        Path file = caFile;
        TrustAnchors trustAnchors = file == null ? TrustAnchors.ofRuntime() : TrustAnchors.ofFile(file);
        AuthSettings auth = transport.auth();
        if (auth == null) {
            throw new IllegalStateException("The device has no certificate");
        }
        return CertifiedTransports.identity(
                means.runtime(),
                auth.files(),
                Clock.systemUTC(),
                means.secrets().identities(),
                shown -> transport.nameless(means.runtime(), trustAnchors.showing(shown.keyManager())));
    }
}
