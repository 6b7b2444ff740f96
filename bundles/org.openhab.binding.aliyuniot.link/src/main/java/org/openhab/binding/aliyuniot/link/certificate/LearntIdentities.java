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
package org.openhab.binding.aliyuniot.link.certificate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.disk.DurableFile;
import org.openhab.binding.aliyuniot.link.disk.PrivateFiles;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * Which device a certificate is of, as the platform has told it, in a file that only the owner of the process reads. What
 * is lost is asked for again, so what cannot be read of a file is left out. For any thread: finding is from memory,
 * {@link #keep} waits for the disk.
 */
public final class LearntIdentities {
    private static final int MAX_CERTIFICATES = 10_000;
    private static final int MAX_BYTES = 4 << 20;
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private final Path file;
    // Held while the disk is waited for, so that two of them do not write over one another.
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Map<String, DeviceIdentity> identities;

    private LearntIdentities(Path file, Map<String, DeviceIdentity> identities) {
        this.file = file;
        this.identities = identities;
    }

    /**
     * Reads the file, if there is one. Waits for the disk.
     *
     * @throws IOException if there is a file that cannot be read
     */
    public static LearntIdentities open(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new LearntIdentities(file, Map.of());
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new LearntIdentities(file, read(in.readNBytes(MAX_BYTES + 1)));
        }
    }

    /** What can be read of a file. */
    static Map<String, DeviceIdentity> read(byte[] bytes) {
        Map<String, DeviceIdentity> read = new LinkedHashMap<>();
        JsonObject object = AlinkJson.object(bytes, MAX_BYTES);
        if (object != null && object.get("certificates") instanceof JsonArray entries) {
            for (JsonElement entry : entries) {
                if (entry instanceof JsonObject one && read.size() < MAX_CERTIFICATES) {
                    read(one, read);
                }
            }
        }
        return Collections.unmodifiableMap(read);
    }

    private static void read(JsonObject entry, Map<String, DeviceIdentity> into) {
        @Nullable String fingerprint = AlinkJson.text(entry.get("fingerprint"));
        @Nullable DeviceIdentity identity = IdentityAnswer.in(entry);
        if (fingerprint != null && FINGERPRINT.matcher(fingerprint).matches() && identity != null) {
            into.put(fingerprint, identity);
        }
    }

    /** The device that a certificate is of; null if the platform has not told it yet. */
    public @Nullable DeviceIdentity find(ClientCertificate certificate) {
        return identities.get(certificate.fingerprint());
    }

    /**
     * Keeps what the platform has told.
     *
     * @throws ConfigurationFailure if it could not be kept
     */
    public void keep(ClientCertificate certificate, DeviceIdentity identity) throws ConfigurationFailure {
        writing.lock();
        try {
            Map<String, DeviceIdentity> after = new LinkedHashMap<>(identities);
            after.put(certificate.fingerprint(), identity);
            while (after.size() > MAX_CERTIFICATES) {
                after.remove(after.keySet().iterator().next());
            }
            write(after);
            identities = Collections.unmodifiableMap(after);
        } catch (IOException e) {
            throw new ConfigurationFailure(
                    LinkFailure.Reason.SECRETS_FILE,
                    "The file of learnt identities, " + file.getFileName() + ", cannot be written",
                    e);
        } finally {
            writing.unlock();
        }
    }

    private void write(Map<String, DeviceIdentity> all) throws IOException {
        JsonArray entries = new JsonArray(all.size());
        all.forEach((fingerprint, identity) -> {
            JsonObject entry = new JsonObject();
            entry.addProperty("fingerprint", fingerprint);
            entry.addProperty("productKey", identity.productKey().value());
            entry.addProperty("deviceName", identity.deviceName().value());
            entries.add(entry);
        });
        JsonObject object = new JsonObject();
        object.add("certificates", entries);
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.exists(folder)) {
            PrivateFiles.folder(folder);
        }
        DurableFile.write(file, object.toString().getBytes(StandardCharsets.UTF_8));
    }
}
