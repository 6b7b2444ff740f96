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
package org.openhab.binding.aliyuniot.link.ota.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure.Reason;

/**
 * One GET of a file from some byte on, through redirects where they stay on HTTPS. The JDK's blocking client is the one
 * that costs least for large files; it honours the JVM's proxy settings. Messages name the host and never the URL, which
 * is signed.
 */
final class RangeRequest implements AutoCloseable {
    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final SSLSocketFactory sockets;
    private final Duration stalled;
    private boolean wrongName;
    private @Nullable HttpsURLConnection connection;
    private String host = "";

    RangeRequest(SSLSocketFactory sockets, Duration stalled) {
        this.sockets = sockets;
        this.stalled = stalled;
    }

    /**
     * Sends the request.
     *
     * @param from offset of the first byte to ask for
     * @param entityTag what the earlier bytes are from, or empty
     * @return the status
     */
    int send(URI uri, long from, String entityTag) throws FirmwareFailure {
        URI current = uri;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpsURLConnection opened = open(current, from, entityTag);
            int status = status(opened);
            if (!REDIRECTS.contains(status)) {
                return status;
            }
            @Nullable String location = opened.getHeaderField("Location");
            close();
            current = target(current, location);
        }
        throw new FirmwareFailure(Reason.REDIRECT, "The file server redirects more than " + MAX_REDIRECTS + " times");
    }

    private HttpsURLConnection open(URI uri, long from, String entityTag) throws FirmwareFailure {
        @Nullable String named = uri.getHost();
        if (!"https".equalsIgnoreCase(uri.getScheme()) || named == null) {
            throw new FirmwareFailure(Reason.REDIRECT, "The firmware's URL is not an https URL with a host");
        }
        host = named;
        try {
            HttpsURLConnection opened = (HttpsURLConnection) uri.toURL().openConnection();
            connection = opened;
            opened.setSSLSocketFactory(sockets);
            // The JDK checks the name itself and asks this one where it does not fit; the JVM's default may be lax.
            opened.setHostnameVerifier((name, session) -> {
                wrongName = true;
                return false;
            });
            opened.setInstanceFollowRedirects(false);
            opened.setUseCaches(false);
            opened.setConnectTimeout((int) stalled.toMillis());
            opened.setReadTimeout((int) stalled.toMillis());
            opened.setRequestProperty("Accept-Encoding", "identity");
            opened.setRequestProperty("Connection", "close");
            if (from > 0) {
                opened.setRequestProperty("Range", "bytes=" + from + "-");
                if (!entityTag.isEmpty()) {
                    opened.setRequestProperty("If-Range", entityTag);
                }
            }
            return opened;
        } catch (IOException | IllegalArgumentException e) {
            throw new FirmwareFailure(Reason.BAD_ANSWER, "The firmware's URL on " + host + " cannot be used");
        }
    }

    private int status(HttpsURLConnection opened) throws FirmwareFailure {
        try {
            return opened.getResponseCode();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private URI target(URI from, @Nullable String location) throws FirmwareFailure {
        try {
            URI target = from.resolve(new URI(location == null ? "" : location));
            if (location == null || !"https".equalsIgnoreCase(target.getScheme())) {
                throw new FirmwareFailure(
                        Reason.REDIRECT,
                        "The file server " + host + " redirects to "
                                + (location == null ? "nowhere" : "what is not https") + "; that is refused");
            }
            return target;
        } catch (URISyntaxException e) {
            throw new FirmwareFailure(Reason.REDIRECT, "The file server " + host + " redirects to what is no URL");
        }
    }

    /** A field of the answer's head; {@code null} if it is not there. */
    @Nullable
    String field(String name) {
        return opened().getHeaderField(name);
    }

    /** Length of the answer's body, or −1 if the server does not say. */
    long contentLength() {
        return opened().getContentLengthLong();
    }

    /** The answer's body. */
    InputStream body() throws FirmwareFailure {
        try {
            return opened().getInputStream();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private HttpsURLConnection opened() {
        HttpsURLConnection opened = connection;
        if (opened == null) {
            throw new IllegalStateException("No request was sent");
        }
        return opened;
    }

    String host() {
        return host;
    }

    /** What trouble on the line means; the URL, which the JDK's own messages may have, is left out. */
    FirmwareFailure failure(IOException trouble) {
        if (trouble instanceof FirmwareFailure known) {
            return known;
        }
        String name = trouble.getClass().getSimpleName();
        if (trouble instanceof SocketTimeoutException) {
            return new FirmwareFailure(
                    Reason.STALLED, "Nothing came from the file server " + host + " for " + stalled.toSeconds() + " s");
        }
        if (isAboutCertificate(trouble)) {
            return new FirmwareFailure(
                    Reason.CERTIFICATE,
                    "The certificate of the file server " + host
                            + " is not made out for it or does not lead to a trusted authority");
        }
        if (trouble instanceof UnknownHostException) {
            return new FirmwareFailure(Reason.CONNECTION, "The file server " + host + " is not known by that name");
        }
        if (trouble instanceof ConnectException) {
            return new FirmwareFailure(Reason.CONNECTION, "The file server " + host + " does not take connections");
        }
        return new FirmwareFailure(Reason.CONNECTION, "The line to the file server " + host + " broke (" + name + ")");
    }

    private boolean isAboutCertificate(IOException trouble) {
        if (trouble instanceof SSLPeerUnverifiedException) {
            return true;
        }
        @Nullable Throwable cause = trouble;
        for (int depth = 0; cause != null && depth < 8; depth++) {
            if (cause instanceof CertificateException) {
                return true;
            }
            cause = cause.getCause();
        }
        return wrongName;
    }

    /** Drops the connection, whatever is still on its way. */
    @Override
    public void close() {
        HttpURLConnection opened = connection;
        connection = null;
        if (opened != null) {
            opened.disconnect();
        }
    }
}
