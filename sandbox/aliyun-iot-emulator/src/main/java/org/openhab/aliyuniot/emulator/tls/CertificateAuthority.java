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
package org.openhab.aliyuniot.emulator.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * A certificate authority of the emulator's own: made when it is first needed, kept in the data folder from then on.
 *
 * <p>{@code ca.pem} and {@code ca-rsa.pem} are what clients trust; the keys are readable by their owner only. Server certificates are issued
 * anew at each start and never stored.
 */
final class CertificateAuthority {
    private static final Duration CA_VALIDITY = Duration.ofDays(3650);
    /** Longer ones are refused by some clients. */
    private static final Duration SERVER_VALIDITY = Duration.ofDays(397);

    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyKind kind;
    private final Path certificateFile;
    private final X509Certificate certificate;
    private final PrivateKey key;

    private CertificateAuthority(KeyKind kind, Path certificateFile, X509Certificate certificate, PrivateKey key) {
        this.kind = kind;
        this.certificateFile = certificateFile;
        this.certificate = certificate;
        this.key = key;
    }

    /** Opens the authority of this kind that is kept in the folder, or makes one. */
    static CertificateAuthority in(Path folder, KeyKind kind) throws IOException {
        return in(folder, kind, kind.fileName());
    }

    /** Opens the authority of this kind that is kept in the folder under a name, or makes one. */
    static CertificateAuthority in(Path folder, KeyKind kind, String name) throws IOException {
        Files.createDirectories(folder);
        Path certificateFile = folder.resolve(name + ".pem");
        Path keyFile = folder.resolve(name + "-key.pem");
        try {
            if (!Files.exists(certificateFile) || !Files.exists(keyFile)) {
                create(certificateFile, keyFile, kind);
            }
            PrivateKey key =
                    KeyFactory.getInstance(kind.name()).generatePrivate(new PKCS8EncodedKeySpec(readPem(keyFile)));
            try (var in = Files.newInputStream(certificateFile)) {
                X509Certificate certificate = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(in);
                certificate.checkValidity();
                return new CertificateAuthority(kind, certificateFile, certificate, key);
            }
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(
                    "The certificate authority in " + folder
                            + " cannot be used: delete " + certificateFile.getFileName() + " and "
                            + keyFile.getFileName()
                            + ", and a new one is made at the next start",
                    e);
        }
    }

    Path certificateFile() {
        return certificateFile;
    }

    /** Issues a server certificate for host names and IP addresses. */
    ServerCertificate issue(List<String> hostNames) throws IOException {
        try {
            KeyPair pair = kind.generate();
            GeneralName[] names = hostNames.stream()
                    .map(name -> new GeneralName(
                            IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                    .toArray(GeneralName[]::new);
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    certificate,
                    serialNumber(),
                    Date.from(now.minus(CLOCK_TOLERANCE)),
                    Date.from(now.plus(SERVER_VALIDITY)),
                    new X500Name("CN=Aliyun IoT Emulator"),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage()));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            X509Certificate issued = sign(builder, key, kind);
            return new ServerCertificate(List.of(issued, certificate), pair.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("No server certificate could be issued for " + hostNames, e);
        }
    }

    /** Issues a certificate for a device to show, with a new key. */
    IssuedCertificate issueToDevice(String name, KeyKind ofKey, Instant from, Instant until) throws IOException {
        try {
            KeyPair pair = ofKey.generate();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    certificate,
                    serialNumber(),
                    Date.from(from),
                    Date.from(until),
                    new X500NameBuilder().addRDN(BCStyle.CN, name).build(),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            X509Certificate issued = sign(builder, key, kind);
            return new IssuedCertificate(
                    pem("CERTIFICATE", issued.getEncoded()) + pem("CERTIFICATE", certificate.getEncoded()),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                    IssuedCertificate.fingerprint(issued));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("No certificate could be issued for a device", e);
        }
    }

    /** A client without forward secrecy encrypts its secret for the RSA key. */
    private int usage() {
        return kind == KeyKind.RSA ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment : KeyUsage.digitalSignature;
    }

    private static void create(Path certificateFile, Path keyFile, KeyKind kind)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair pair = kind.generate();
        PublicKey publicKey = pair.getPublic();
        X500Name name = new X500Name("CN=Aliyun IoT Emulator CA " + Long.toHexString(RANDOM.nextLong()));
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                serialNumber(),
                Date.from(now.minus(CLOCK_TOLERANCE)),
                Date.from(now.plus(CA_VALIDITY)),
                name,
                publicKey);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey));
        X509Certificate certificate = sign(builder, pair.getPrivate(), kind);
        writeAtomically(keyFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()), true);
        writeAtomically(certificateFile, pem("CERTIFICATE", certificate.getEncoded()), false);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key, KeyKind kind)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(kind.signature()).build(key)));
    }

    private static BigInteger serialNumber() {
        return new BigInteger(127, RANDOM).add(BigInteger.ONE);
    }

    /** Under its final name there is never half a file, and the key is never readable by others, not even while written. */
    private static void writeAtomically(Path file, String text, boolean ownerOnly) throws IOException {
        // Not what the file's store says, which Java does not find where another directory is the root (chroot).
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = ownerOnly && posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, attributes);
        Files.writeString(part, text, StandardOpenOption.WRITE);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] readPem(Path file) throws IOException, GeneralSecurityException {
        try (PemReader reader = new PemReader(Files.newBufferedReader(file))) {
            PemObject object = reader.readPemObject();
            if (object == null) {
                throw new GeneralSecurityException("There is no PEM object in " + file);
            }
            return object.getContent();
        }
    }

    private static String pem(String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }
}
