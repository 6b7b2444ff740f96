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
package org.openhab.binding.aliyuniot.internal.config.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.link.upload.UploadFailure;
import org.openhab.binding.aliyuniot.link.upload.UploadFile;
import org.openhab.core.OpenHAB;

/**
 * The folders that files may be uploaded from. Whoever may run a rule may ask for an upload, so what is outside of them
 * is not told from what does not exist, and nothing of openHAB's own is ever in them.
 *
 * @param folders absolute ones, in the order in which a relative path is looked for
 */
public record UploadFolders(List<Path> folders) {
    /** None. */
    public static final UploadFolders NONE = new UploadFolders(List.of());

    private static final int MAX_FOLDERS = 20;
    private static final int MAX_PATH = 1000;
    private static final String PARAMETER = "uploadFolders";
    /** Folders of openHAB's user data in which secrets are, or what becomes code. */
    private static final List<String> SECRET =
            List.of("aliyuniot", "cache", "config", "etc", "jsondb", "kar", "openhab", "secrets", "tmp", "uuid");

    public UploadFolders {
        folders = List.copyOf(folders);
    }

    /** Reads the parameter: a folder a text or line; relative ones start at openHAB's user data. */
    public static UploadFolders read(List<String> given, Problems problems) {
        List<Path> folders = new ArrayList<>();
        int place = 0;
        for (String text : given) {
            for (String line : text.split("[\\r\\n]+")) {
                place++;
                Path folder = folder(ParameterValues.unquoted(line));
                if (folder == null || isOpenhabs(folder) || folders.size() >= MAX_FOLDERS) {
                    problems.add(PARAMETER, "upload-folders", Integer.toString(place));
                } else {
                    folders.add(folder);
                }
            }
        }
        return new UploadFolders(folders);
    }

    private static @Nullable Path folder(String text) {
        try {
            return text.isEmpty()
                    ? null
                    : Path.of(OpenHAB.getUserDataFolder())
                            .toAbsolutePath()
                            .resolve(text)
                            .normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Whether a folder is within what is openHAB's own, or has it within, as the root has. */
    private static boolean isOpenhabs(Path folder) {
        Path userData = Path.of(OpenHAB.getUserDataFolder()).toAbsolutePath().normalize();
        Path conf = Path.of(OpenHAB.getConfigFolder()).toAbsolutePath().normalize();
        Stream<Path> own = Stream.concat(Stream.of(conf), SECRET.stream().map(userData::resolve));
        return folder.getNameCount() == 0
                || own.flatMap(one -> Stream.of(one, real(one)))
                        .anyMatch(one -> folder.startsWith(one) || one.startsWith(folder));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    /**
     * Opens a file; waits for the disk.
     *
     * @param path absolute, or below one of the folders
     * @throws UploadFailure if it may not be uploaded, or is none; both with the same words
     */
    public UploadFile open(String path) throws UploadFailure {
        if (folders.isEmpty()) {
            throw new UploadFailure(
                    UploadFailure.Reason.NOT_ALLOWED,
                    "No folder is open to uploads. An administrator names folders in the parameter uploadFolders of the"
                            + " thing.");
        }
        for (Path folder : folders) {
            UploadFile file = path.isBlank() || path.length() > MAX_PATH ? null : below(folder, path);
            if (file != null) {
                return file;
            }
        }
        throw new UploadFailure(
                UploadFailure.Reason.NOT_ALLOWED,
                "There is no such file in the folders that uploads may come from. Check the path, and the parameter"
                        + " uploadFolders of the thing; hidden files and what is no regular file are never uploaded.");
    }

    private static @Nullable UploadFile below(Path folder, String path) {
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(path).toRealPath();
            if (!file.startsWith(root) || file.equals(root) || isOpenhabs(root) || !Files.isDirectory(root)) {
                return null;
            }
            Path relative = root.relativize(file);
            for (Path name : relative) {
                if (name.toString().startsWith(".")) {
                    return null;
                }
            }
            return FolderWalk.open(root, relative);
        } catch (IOException | InvalidPathException | SecurityException e) {
            return null;
        }
    }
}
