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
package org.openhab.binding.aliyuniot.benchmarks.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.benchmarks.program.Commands;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;

/**
 * Images of random bytes and the certificate of the server that hands them out: RSA with 2048 bits, like that of the
 * platform's file server.
 */
@NonNullByDefault({})
public final class ServedFolder implements AutoCloseable {
    public static final char[] PASSWORD = "changeit".toCharArray();
    public static final String ALIAS = "server";
    private static final int MIB = 1 << 20;

    private final Path folder;

    /** A file with its digest. */
    public record Image(String name, long size, String sha256) {}

    private ServedFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * @param parent where there is room, and where downloads go, too
     */
    public static ServedFolder in(Path parent) throws IOException, InterruptedException {
        ServedFolder served = new ServedFolder(Files.createTempDirectory(parent, "firmware-benchmark"));
        try {
            served.makeCertificate();
            return served;
        } catch (IOException | InterruptedException e) {
            served.close();
            throw e;
        }
    }

    /** Makes an image. */
    public Image image(String name, int mebibytes) throws IOException {
        Random random = new Random(mebibytes);
        byte[] chunk = new byte[MIB];
        try (OutputStream out = Files.newOutputStream(files().resolve(name))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < mebibytes; i++) {
                random.nextBytes(chunk);
                digest.update(chunk);
                out.write(chunk);
            }
            return new Image(name, (long) mebibytes * MIB, HexFormat.of().formatHex(digest.digest()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime must offer SHA-256", e);
        }
    }

    public void remove(Image image) throws IOException {
        Files.delete(files().resolve(image.name()));
    }

    private void makeCertificate() throws IOException, InterruptedException {
        Files.createDirectory(files());
        Commands.quietly(List.of(
                JavaHome.running().program().resolveSibling("keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys().toString(),
                "-storepass",
                new String(PASSWORD)));
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(keys())) {
                store.load(in, PASSWORD);
            }
            pem(certificate(), "CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
            pem(key(), "PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate of the file server cannot be made", e);
        }
    }

    private static void pem(Path file, String what, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
    }

    public Path folder() {
        return folder;
    }

    public Path files() {
        return folder.resolve("files");
    }

    public Path keys() {
        return folder.resolve("server.p12");
    }

    public Path certificate() {
        return folder.resolve("server.pem");
    }

    public Path key() {
        return folder.resolve("server-key.pem");
    }

    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }
}
