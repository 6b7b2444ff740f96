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
package org.openhab.binding.aliyuniot.link.endpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;

/**
 * Whom a device trusts to vouch for the server: the authorities of the Java runtime, or those of a file. There is no
 * way to trust everybody, nor to take a certificate of another host or of another time.
 */
public final class TrustAnchors {
    private static final int MAX_FILE_BYTES = 1 << 20;

    private final SSLContext context;
    private final ModernTls tls;
    private final X509TrustManager trustManager;

    private TrustAnchors(X509TrustManager trustManager, KeyManager... shown) throws GeneralSecurityException {
        this.trustManager = trustManager;
        context = SSLContext.getInstance("TLS");
        context.init(shown, new TrustManager[] {trustManager}, null);
        tls = new ModernTls(context);
    }

    /** The authorities that the Java runtime trusts; the platform's public certificates lead to one of them. */
    public static TrustAnchors ofRuntime() {
        return OfRuntime.ANCHORS;
    }

    /** Read when they are asked for: they are many. */
    private static final class OfRuntime {
        static final TrustAnchors ANCHORS = once();

        private static TrustAnchors once() {
            try {
                return new TrustAnchors(trusting(null));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java runtime must offer TLS", e);
            }
        }
    }

    /**
     * The authorities of a file and no others, as the file is now.
     *
     * @param file X.509 certificates, PEM (several allowed) or DER, at most 1 MiB
     * @throws ConfigurationFailure if the file cannot be read or holds no certificate
     */
    public static TrustAnchors ofFile(Path file) throws ConfigurationFailure {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_FILE_BYTES + 1);
            if (content.length > MAX_FILE_BYTES) {
                throw unusable(file, "is larger than 1 MiB", null);
            }
            TrustAnchors anchors = OfFiles.of(content);
            if (anchors == null) {
                throw unusable(file, "holds no certificate", null);
            }
            return anchors;
        } catch (IOException e) {
            throw unusable(file, "cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw unusable(file, "is not an X.509 certificate in PEM or DER form", e);
        }
    }

    /**
     * Those of files that are in use. Devices that trust the same authorities share them, with all that TLS remembers of a
     * server and the clients for HTTPS that are made for them, as those do that trust the runtime's.
     */
    private static final class OfFiles {
        /** Guarded by the class. */
        private static final Map<Set<Certificate>, OfFiles> USED = new HashMap<>();

        private final Reference<TrustAnchors> anchors;
        /** What they were read from last: many devices have the same file, and certificates are slow to read. */
        private byte[] content;

        private OfFiles(TrustAnchors anchors, byte[] content) {
            this.anchors = new WeakReference<>(anchors);
            this.content = content;
        }

        /** Null if there is no certificate in the content. */
        static synchronized @Nullable TrustAnchors of(byte[] content) throws IOException, GeneralSecurityException {
            USED.values().removeIf(former -> former.anchors.get() == null);
            for (OfFiles known : USED.values()) {
                TrustAnchors used = known.anchors.get();
                if (used != null && Arrays.equals(known.content, content)) {
                    return used;
                }
            }
            Set<Certificate> certificates = Set.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content)));
            return certificates.isEmpty() ? null : of(certificates, content);
        }

        private static TrustAnchors of(Set<Certificate> certificates, byte[] content)
                throws IOException, GeneralSecurityException {
            OfFiles known = USED.get(certificates);
            TrustAnchors used = known == null ? null : known.anchors.get();
            if (known != null && used != null) {
                known.content = content;
                return used;
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustAnchors made = new TrustAnchors(trusting(store));
            USED.put(certificates, new OfFiles(made, content));
            return made;
        }
    }

    private static ConfigurationFailure unusable(Path file, String why, @Nullable Exception cause) {
        // Not the path: it may be a certificate, or worse, that was pasted there.
        String message = "The file of certificate authorities, whose path has "
                + file.toString().length() + " characters, " + why;
        return cause == null
                ? new ConfigurationFailure(LinkFailure.Reason.CA_FILE, message)
                : new ConfigurationFailure(LinkFailure.Reason.CA_FILE, message, cause);
    }

    private static ServerTrust trusting(@Nullable KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager trustManager) {
                return new ServerTrust(trustManager);
            }
        }
        throw new NoSuchAlgorithmException("No trust manager for X.509");
    }

    /**
     * The same authorities, for connections in which the device shows a certificate of its own to a server that asks for
     * one.
     */
    public TrustAnchors showing(KeyManager certificate) {
        try {
            return new TrustAnchors(trustManager, certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime must offer TLS", e);
        }
    }

    /** The authorities themselves, for protocols that the JDK does not speak; takes some milliseconds. */
    public Set<X509Certificate> authorities() {
        return Set.copyOf(Arrays.asList(trustManager.getAcceptedIssuers()));
    }

    /**
     * Makes sockets that speak TLS 1.2 and 1.3 only, with forward secrecy, and check the server against these
     * authorities, and its certificate against the host that they are connected to.
     *
     * @param created is told each socket as soon as it exists, so that its owner can close it whatever it is doing
     */
    public SSLSocketFactory socketFactory(Consumer<Socket> created) {
        return new ModernTlsSocketFactory(context.getSocketFactory(), tls, created);
    }

    /** Makes clients for WebSocket and HTTPS that do the same. */
    public HttpClient.Builder httpClient() {
        SSLParameters parameters = new SSLParameters();
        tls.restrict(parameters);
        return HttpClient.newBuilder().sslContext(context).sslParameters(parameters);
    }
}
