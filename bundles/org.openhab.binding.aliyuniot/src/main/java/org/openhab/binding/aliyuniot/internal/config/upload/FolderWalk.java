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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.openhab.binding.aliyuniot.link.upload.UploadFile;

/**
 * Opens a file folder by folder from a root on, each relative to the one before that is held open, and none by a symbolic
 * link. So whoever exchanges a folder for a link after the path was checked gains nothing. Where the system has no such
 * calls (Windows), the path is checked once more when the file is open.
 */
final class FolderWalk {
    private FolderWalk() {}

    /**
     * @param root a real path
     * @param relative real, too: no link and no point in it
     */
    static UploadFile open(Path root, Path relative) throws IOException {
        try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
            if (top instanceof SecureDirectoryStream<Path> folder) {
                return within(folder, root.resolve(relative), relative, 0);
            }
        }
        Path file = root.resolve(relative);
        UploadFile opened = UploadFile.open(file);
        if (!file.toRealPath().equals(file)) {
            opened.close();
            throw new IOException("The path was changed while the file was opened");
        }
        return opened;
    }

    private static UploadFile within(SecureDirectoryStream<Path> folder, Path file, Path relative, int depth)
            throws IOException {
        Path name = relative.getName(depth);
        if (depth < relative.getNameCount() - 1) {
            try (SecureDirectoryStream<Path> inner = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                return within(inner, file, relative, depth + 1);
            }
        }
        BasicFileAttributes attributes = folder.getFileAttributeView(
                        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        if (!attributes.isRegularFile()) {
            // A pipe would be waited for when it is opened.
            throw new IOException("It is no regular file");
        }
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        return new UploadFile(folder.newByteChannel(name, options), file, attributes);
    }
}
