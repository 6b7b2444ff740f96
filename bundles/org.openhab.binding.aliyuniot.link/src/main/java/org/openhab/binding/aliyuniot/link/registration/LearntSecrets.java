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
package org.openhab.binding.aliyuniot.link.registration;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.disk.DurableFile;
import org.openhab.binding.aliyuniot.link.disk.PrivateFiles;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the platform has given devices to log in with, in one file that only the owner of the process reads. The platform
 * tells a secret until it is used and never again, so {@link #keep} comes before the first login, and what it has kept
 * outlives the power. For any thread: reading is from memory; {@link #keep} and {@link #forget} wait for the disk.
 */
public final class LearntSecrets {
    /** Ten gateways with all the sub-devices that they may have, and room. */
    private static final int MAX_DEVICES = 30_000;

    private static final int MAX_BYTES = 16 << 20;
    private static final String ASIDE = ".unreadable";

    private final Logger logger = LoggerFactory.getLogger(LearntSecrets.class);

    private final Path file;
    // Held while the disk is waited for, so that two of them do not write over one another.
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Map<DeviceIdentity, LearntSecret> secrets = Map.of();

    private LearntSecrets(Path file) {
        this.file = file;
    }

    /**
     * Reads the file, if there is one. What cannot be read is put aside under another name and told to the log: a secret
     * may be saved by hand. Waits for the disk.
     *
     * @param file in a folder that is made when it is needed
     * @throws IOException if there is a file that can neither be read nor put aside
     */
    public static LearntSecrets open(Path file) throws IOException {
        LearntSecrets opened = new LearntSecrets(file);
        opened.read();
        return opened;
    }

    private void read() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        Map<DeviceIdentity, LearntSecret> read = new LinkedHashMap<>();
        boolean whole = read(bytes, read);
        if (!whole) {
            Path aside = file.resolveSibling(file.getFileName() + ASIDE);
            Files.deleteIfExists(aside);
            DurableFile.move(file, aside);
            logger.warn(
                    "Parts of {} could not be read; it was put aside as {}. {} secrets in it are used on; those of other"
                            + " devices have to be given again",
                    file.getFileName(),
                    aside.getFileName(),
                    read.size());
            write(read);
        }
        secrets = Collections.unmodifiableMap(read);
    }

    /**
     * Reads what can be read of a file.
     *
     * @return whether that was all
     */
    static boolean read(byte[] bytes, Map<DeviceIdentity, LearntSecret> into) {
        @Nullable JsonObject object = AlinkJson.object(bytes, MAX_BYTES);
        if (object == null || !(object.get("secrets") instanceof JsonArray entries)) {
            return false;
        }
        boolean whole = true;
        for (JsonElement entry : entries) {
            whole &= read(entry, into);
        }
        return whole;
    }

    private static boolean read(JsonElement entry, Map<DeviceIdentity, LearntSecret> into) {
        if (!(entry instanceof JsonObject object) || into.size() >= MAX_DEVICES) {
            return false;
        }
        @Nullable String productKey = AlinkJson.text(object.get("productKey"));
        @Nullable String deviceName = AlinkJson.text(object.get("deviceName"));
        if (productKey == null || deviceName == null) {
            return false;
        }
        try {
            DeviceIdentity identity = DeviceIdentity.of(productKey, deviceName);
            into.put(identity, RegistrationAnswer.of(object, identity));
            return true;
        } catch (IllegalArgumentException | ProtocolFailure e) {
            return false;
        }
    }

    /** What a device logs in with; null if nothing was learnt. */
    public @Nullable LearntSecret find(DeviceIdentity identity) {
        return secrets.get(identity);
    }

    /** Whose secrets are kept, by name. */
    public List<DeviceIdentity> devices() {
        return secrets.keySet().stream()
                .sorted(Comparator.comparing(DeviceIdentity::toString))
                .toList();
    }

    /**
     * Keeps what devices were given, in the place of what was kept for them before. When this returns, neither the end of
     * the process nor that of the power loses it.
     *
     * @throws ConfigurationFailure if it could not be kept; none of it may be used then
     */
    public void keep(Map<DeviceIdentity, ? extends LearntSecret> learnt) throws ConfigurationFailure {
        change(before -> {
            Map<DeviceIdentity, LearntSecret> after = new LinkedHashMap<>(before);
            after.putAll(learnt);
            return after;
        });
    }

    /**
     * Forgets what a device was given. If it has logged in with that, the platform does not tell it again.
     *
     * @return whether there was anything
     * @throws ConfigurationFailure if the file could not be written; all is as before then
     */
    public boolean forget(DeviceIdentity identity) throws ConfigurationFailure {
        if (find(identity) == null) {
            return false;
        }
        change(before -> {
            Map<DeviceIdentity, LearntSecret> after = new LinkedHashMap<>(before);
            after.remove(identity);
            return after;
        });
        return true;
    }

    private void change(UnaryOperator<Map<DeviceIdentity, LearntSecret>> change) throws ConfigurationFailure {
        writing.lock();
        try {
            Map<DeviceIdentity, LearntSecret> after = change.apply(secrets);
            if (after.size() > MAX_DEVICES) {
                throw notKept("has secrets of " + MAX_DEVICES + " devices already", null);
            }
            write(after);
            secrets = Collections.unmodifiableMap(after);
        } catch (IOException e) {
            throw notKept("cannot be written", e);
        } finally {
            writing.unlock();
        }
    }

    private ConfigurationFailure notKept(String why, @Nullable IOException cause) {
        logger.warn("{} {}: {}", file, why, ForeignText.reasons(cause));
        String message = "The file of learnt secrets, " + file.getFileName() + ", " + why;
        return cause == null
                ? new ConfigurationFailure(LinkFailure.Reason.SECRETS_FILE, message)
                : new ConfigurationFailure(LinkFailure.Reason.SECRETS_FILE, message, cause);
    }

    private void write(Map<DeviceIdentity, LearntSecret> all) throws IOException {
        JsonArray entries = new JsonArray(all.size());
        all.forEach((identity, secret) -> entries.add(toJson(identity, secret)));
        JsonObject object = new JsonObject();
        object.add("secrets", entries);
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.exists(folder)) {
            PrivateFiles.folder(folder);
        }
        DurableFile.write(file, object.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject toJson(DeviceIdentity identity, LearntSecret secret) {
        JsonObject entry = new JsonObject();
        entry.addProperty("productKey", identity.productKey().value());
        entry.addProperty("deviceName", identity.deviceName().value());
        if (secret instanceof LearntSecret.OfDevice device) {
            entry.addProperty("deviceSecret", device.secret().value());
        } else if (secret instanceof LearntSecret.OfClient client) {
            entry.addProperty("clientId", client.clientId());
            entry.addProperty("deviceToken", client.token());
        }
        return entry;
    }
}
