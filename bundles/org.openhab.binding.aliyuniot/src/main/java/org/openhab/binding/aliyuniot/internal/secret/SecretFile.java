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
package org.openhab.binding.aliyuniot.internal.secret;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.certificate.LearntIdentities;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.registration.LearntSecrets;
import org.openhab.core.OpenHAB;

/**
 * The one file of secrets that devices have learnt, by product key and device name: it survives things that are removed,
 * renamed, or moved between files and UI. For any thread.
 */
public class SecretFile {
    private final Path file;
    private @Nullable LearntSecrets opened;
    private @Nullable LearntIdentities names;

    /** In the binding's folder below openHAB's user data. */
    public SecretFile() {
        this(Path.of(OpenHAB.getUserDataFolder(), AliyunIotBindingConstants.BINDING_ID, "secrets.json"));
    }

    /**
     * @param file made when the first secret is learnt
     */
    public SecretFile(Path file) {
        this.file = file;
    }

    /**
     * The secrets, which are read once. The first call waits for the disk.
     *
     * @throws ConfigurationFailure if the file can neither be read nor put aside; the next call tries again
     */
    public synchronized LearntSecrets secrets() throws ConfigurationFailure {
        LearntSecrets known = opened;
        if (known == null) {
            try {
                known = LearntSecrets.open(file);
            } catch (IOException e) {
                throw new ConfigurationFailure(
                        LinkFailure.Reason.SECRETS_FILE,
                        "The file of learnt secrets, " + file.getFileName() + ", can neither be read nor put aside",
                        e);
            }
            opened = known;
        }
        return known;
    }

    /**
     * Which devices certificates are of, in a file beside, which is read once. The first call waits for the disk.
     *
     * @throws ConfigurationFailure if the file cannot be read; the next call tries again
     */
    public synchronized LearntIdentities identities() throws ConfigurationFailure {
        LearntIdentities known = names;
        if (known == null) {
            Path beside = file.resolveSibling("identities.json");
            try {
                known = LearntIdentities.open(beside);
            } catch (IOException e) {
                throw new ConfigurationFailure(
                        LinkFailure.Reason.SECRETS_FILE,
                        "The file of learnt identities, " + beside.getFileName() + ", cannot be read",
                        e);
            }
            names = known;
        }
        return known;
    }
}
