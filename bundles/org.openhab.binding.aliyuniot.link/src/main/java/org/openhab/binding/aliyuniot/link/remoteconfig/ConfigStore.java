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
package org.openhab.binding.aliyuniot.link.remoteconfig;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.disk.DurableFile;
import org.openhab.binding.aliyuniot.link.disk.PrivateFiles;
import org.openhab.binding.aliyuniot.link.ota.store.ExpectedImage;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;

/**
 * Where the configuration of one device is kept: in a folder of its own that only the owner of the process may read, as
 * {@value #NAME}, whole and verified or not at all. Nothing in a name comes from the platform. For any thread; all
 * methods may wait for the disk.
 */
public final class ConfigStore {
    /** What the file is called. */
    public static final String NAME = "configuration.json";

    private final FirmwareStore store;
    private final String owner;

    /**
     * Touches nothing yet.
     *
     * @param folder has a folder for each device; is made when it is needed
     * @param owner tells devices apart, for example a thing's UID
     * @param threadPrefix what names of threads begin with
     */
    public ConfigStore(Path folder, String owner, String threadPrefix) {
        this.store = new FirmwareStore(folder, ConfigFile.MAX_BYTES, threadPrefix);
        this.owner = owner;
    }

    /** Where the configuration is as soon as there is one. */
    public Path path() {
        return store.folderOf(owner).resolve(NAME);
    }

    /**
     * Opens the folder for one load.
     *
     * @throws FirmwareFailure {@code IN_USE} while another load has it, or {@code NOT_WRITABLE}
     */
    FirmwareFolder open(ConfigFile file) throws FirmwareFailure {
        FirmwareFolder folder = store.open(owner);
        try {
            PrivateFiles.folder(store.folderOf(owner));
            folder.keepOnly(List.of(expected(file)));
            return folder;
        } catch (IOException e) {
            folder.close();
            throw e instanceof FirmwareFailure known
                    ? known
                    : new FirmwareFailure(
                            FirmwareFailure.Reason.NOT_WRITABLE,
                            "The folder " + store.folderOf(owner) + " cannot be closed to others",
                            e);
        }
    }

    static ExpectedImage expected(ConfigFile file) {
        return new ExpectedImage(file.size(), List.of(file.digest()));
    }

    /** Whether the very bytes are here; they are read and verified once more. */
    boolean has(ConfigFile file) {
        Path path = path();
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(path) == file.size()
                    && HexFormat.of()
                            .formatHex(MessageDigest.getInstance(
                                            file.digest().algorithm().javaName())
                                    .digest(Files.readAllBytes(path)))
                            .equals(file.digest().hex());
        } catch (IOException e) {
            // It is loaded anew then.
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + file.digest().algorithm(), e);
        }
    }

    /** Makes a whole and verified file the configuration, in one step. */
    void keep(Path whole) throws FirmwareFailure {
        try {
            DurableFile.move(whole, path());
        } catch (IOException e) {
            throw new FirmwareFailure(
                    FirmwareFailure.Reason.NOT_WRITABLE, "The file " + path() + " cannot be written", e);
        }
    }

    /** Whether somebody was told of this version. */
    static boolean isTold(FirmwareFolder folder, ConfigFile file) throws FirmwareFailure {
        JsonObject known = AlinkJson.object(folder.job().orElse("").getBytes(StandardCharsets.UTF_8));
        return record(file).equals(known);
    }

    /** Remembers that somebody was told of this version. */
    static void told(FirmwareFolder folder, ConfigFile file) throws FirmwareFailure {
        folder.job(record(file).toString());
    }

    private static JsonObject record(ConfigFile file) {
        JsonObject record = new JsonObject();
        record.addProperty("configId", file.configId());
        record.addProperty("digest", file.digest().toString());
        return record;
    }
}
