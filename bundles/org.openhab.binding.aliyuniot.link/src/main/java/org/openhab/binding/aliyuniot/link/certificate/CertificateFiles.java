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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;

/**
 * Where a device's certificate and private key are: in PEM, in one file or two, or together in a file of PKCS#12. Whoever
 * reads the key is the device, so its file has to be closed to everybody but the owner of this process.
 *
 * @param certificate the certificate, and those that vouch for it in any order; with the key where there is no other file
 * @param key the key in PEM; null if it is in the file of the certificate
 * @param password of an encrypted key or of PKCS#12; not shown by {@link #toString()}
 */
public record CertificateFiles(
        Path certificate, @Nullable Path key, @Nullable String password) {
    /** Of one file; chains have a few kilobytes. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_CHAIN = 10;
    private static final int DER_SEQUENCE = 0x30;
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /**
     * Reads the files. Waits for the disk.
     *
     * @throws ConfigurationFailure with what is wrong and what helps; neither a path nor anything that is in a file is in
     *     its message
     */
    public ClientCertificate read() throws ConfigurationFailure {
        Path keyFile = key;
        byte[] bytes = bytes(certificate, Reason.CERTIFICATE_FILE, "The file of the certificate");
        try {
            if (bytes.length > 0 && bytes[0] == DER_SEQUENCE && !PemBlocks.isIn(bytes) && keyFile == null) {
                checkPrivate(certificate);
                return ofPkcs12(bytes);
            }
            List<X509Certificate> certificates = certificates(bytes);
            if (keyFile == null) {
                checkPrivate(certificate);
                return together(certificates, keyIn(bytes));
            }
            checkPrivate(keyFile);
            return together(certificates, keyIn(bytes(keyFile, Reason.KEY_FILE, "The file of the private key")));
        } catch (WrongPasswordException e) {
            throw new ConfigurationFailure(
                    Reason.KEY_PASSWORD, "The private key is encrypted, and the password is missing or another one");
        } catch (GeneralSecurityException e) {
            throw new ConfigurationFailure(
                    Reason.KEY_FILE, "The private key is none of RSA or an elliptic curve that can be read", e);
        }
    }

    /**
     * Reads the files of a certificate that is to be shown at once.
     *
     * @throws ConfigurationFailure as {@link #read}; also if the certificate does not count yet, or no more
     */
    public ClientCertificate readValid(Clock clock) throws ConfigurationFailure {
        ClientCertificate read = read();
        Instant now = clock.instant();
        if (now.isBefore(read.notBefore())) {
            throw new ConfigurationFailure(
                    Reason.CERTIFICATE_EARLY, "The certificate of the device is not valid before " + read.notBefore());
        }
        if (now.isAfter(read.notAfter())) {
            throw new ConfigurationFailure(
                    Reason.CERTIFICATE_EXPIRED, "The certificate of the device has expired on " + read.notAfter());
        }
        return read;
    }

    private static byte[] bytes(Path file, Reason reason, String what) throws ConfigurationFailure {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ConfigurationFailure(reason, what + " is larger than " + MAX_BYTES / 1024 + " KB");
            }
            return bytes;
        } catch (IOException e) {
            throw new ConfigurationFailure(reason, what + " cannot be read", e);
        }
    }

    /** Where the file system knows no such permissions, as on Windows, those of the folder above count. */
    private static void checkPrivate(Path file) throws ConfigurationFailure {
        try {
            PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (posix != null && !OWNER.containsAll(posix.readAttributes().permissions())) {
                throw new ConfigurationFailure(
                        Reason.KEY_EXPOSED,
                        "Others than the owner may read or write the file of the private key; close it by chmod 600");
            }
        } catch (IOException e) {
            throw new ConfigurationFailure(Reason.KEY_FILE, "The file of the private key cannot be read", e);
        }
    }

    private static List<X509Certificate> certificates(byte[] bytes) throws ConfigurationFailure {
        List<X509Certificate> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (PemBlocks.isIn(bytes)) {
                for (PemBlocks.Block block : PemBlocks.read(bytes)) {
                    if (block.label().endsWith("CERTIFICATE")) {
                        found.add(certificate(factory, block.content()));
                    }
                }
            } else {
                found.add(certificate(factory, bytes));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationFailure(
                    Reason.CERTIFICATE_FILE, "The file of the certificate is none of X.509 in PEM, DER or PKCS#12", e);
        }
        if (found.isEmpty() || found.size() > MAX_CHAIN) {
            throw new ConfigurationFailure(
                    Reason.CERTIFICATE_FILE,
                    "The file of the certificate holds " + found.size() + " certificates, but 1 to " + MAX_CHAIN
                            + " are taken");
        }
        return found;
    }

    private static X509Certificate certificate(CertificateFactory factory, byte[] content)
            throws GeneralSecurityException {
        if (factory.generateCertificate(new ByteArrayInputStream(content)) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new GeneralSecurityException("No certificate of X.509");
    }

    private PrivateKey keyIn(byte[] bytes) throws GeneralSecurityException, ConfigurationFailure {
        String given = password;
        try {
            for (PemBlocks.Block block : PemBlocks.read(bytes)) {
                if (PrivateKeys.isKey(block)) {
                    return PrivateKeys.read(block, given == null ? null : given.toCharArray());
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationFailure(Reason.KEY_FILE, "The file of the private key is no whole PEM", e);
        }
        throw new ConfigurationFailure(Reason.KEY_FILE, "The file holds no private key in PEM");
    }

    /** The own certificate is the one of the key, wherever it is among the others. */
    private static ClientCertificate together(List<X509Certificate> certificates, PrivateKey key)
            throws GeneralSecurityException, ConfigurationFailure {
        for (X509Certificate certificate : certificates) {
            if (ClientCertificate.belongTogether(certificate.getPublicKey(), key)) {
                return new ClientCertificate(chain(certificate, certificates), key);
            }
        }
        throw new ConfigurationFailure(
                Reason.KEY_MISMATCH, "The private key is of another certificate than the one in the file");
    }

    /** In the order of TLS: each is vouched for by the next. */
    private static List<X509Certificate> chain(X509Certificate own, List<X509Certificate> others) {
        List<X509Certificate> left = new ArrayList<>(others);
        List<X509Certificate> chain = new ArrayList<>();
        @Nullable X509Certificate next = own;
        while (next != null) {
            left.remove(next);
            chain.add(next);
            next = issuerOf(next, left);
        }
        return chain;
    }

    private static @Nullable X509Certificate issuerOf(X509Certificate vouchedFor, List<X509Certificate> others) {
        for (X509Certificate other : others) {
            if (other.getSubjectX500Principal().equals(vouchedFor.getIssuerX500Principal())) {
                return other;
            }
        }
        return null;
    }

    private ClientCertificate ofPkcs12(byte[] bytes) throws GeneralSecurityException, ConfigurationFailure {
        String given = password;
        char[] secret = given == null ? new char[0] : given.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), secret);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, secret) instanceof PrivateKey key) {
                    List<X509Certificate> certificates = new ArrayList<>();
                    Certificate @Nullable [] shown = store.getCertificateChain(alias);
                    for (Certificate one : shown == null ? new Certificate[0] : shown) {
                        if (one instanceof X509Certificate certificate) {
                            certificates.add(certificate);
                        }
                    }
                    return together(certificates, key);
                }
            }
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new WrongPasswordException();
            }
            throw new ConfigurationFailure(
                    Reason.CERTIFICATE_FILE, "The file of the certificate is none of X.509 in PEM, DER or PKCS#12", e);
        }
        throw new ConfigurationFailure(Reason.KEY_FILE, "The file of PKCS#12 holds no private key");
    }

    @Override
    public String toString() {
        return "CertificateFiles[***]";
    }
}
