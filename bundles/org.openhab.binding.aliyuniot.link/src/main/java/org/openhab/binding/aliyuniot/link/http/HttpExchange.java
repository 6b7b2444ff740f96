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
package org.openhab.binding.aliyuniot.link.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.http.HttpFailure.Reason;

/**
 * One request and its answer, over a connection of their own. {@link #send} and reading the body block the one thread
 * that uses it; {@link #cancel} and {@link #close} are for any thread and never wait. Whatever the other side does, it
 * takes less than 1 MB of memory and no longer than its timeouts allow. Honours the proxies of the Java runtime, follows no
 * redirects.
 */
public final class HttpExchange implements AutoCloseable {

    private static final int MAX_CAUSES = 8;

    private final LinkRuntime runtime;
    private final HttpTimeouts timeouts;
    private final ExchangeAbort abort = new ExchangeAbort();
    private final Connector connector;
    private final Runnable overdue;
    private final Runnable forget;

    public HttpExchange(LinkRuntime runtime, TrustAnchors trustAnchors, HttpTimeouts timeouts) {
        this(runtime, trustAnchors, timeouts, InetAddress::getAllByName);
    }

    HttpExchange(LinkRuntime runtime, TrustAnchors trustAnchors, HttpTimeouts timeouts, Connector.NameService names) {
        this.runtime = runtime;
        this.timeouts = timeouts;
        connector = new Connector(runtime, trustAnchors, timeouts, abort, names);
        overdue = runtime.after(timeouts.whole(), () -> abort.cut(Reason.OVERDUE));
        forget = runtime.closeWithRuntime(this::cancel);
    }

    /** Calls it off: whoever waits in it gets {@link Reason#CANCELLED} at once. */
    public void cancel() {
        abort.cut(Reason.CANCELLED);
    }

    /** Ends the connection, whatever is still on its way. */
    @Override
    public void close() {
        cancel();
        overdue.run();
        forget.run();
    }

    /**
     * Sends the request, once, and waits for the head of the answer. Where a refusal comes before all of the body is
     * sent, the rest stays here.
     *
     * @return whatever the status is; its body is read from the line
     * @throws HttpFailure if there is no answer
     * @throws IOException of the request's body, as it is
     */
    public HttpAnswer send(HttpRequest request) throws IOException {
        Runnable unanswered = runtime.after(timeouts.answer(), () -> abort.cut(Reason.SILENT));
        try {
            Connector.Connection connection = connector.connect(request);
            AnswerReader reader = new AnswerReader(connection.socket().getInputStream());
            OutputStream out = new TimedOutput(
                    connection.socket().getOutputStream(),
                    () -> runtime.after(timeouts.write(), () -> abort.cut(Reason.SILENT)));
            out.write(request.head(connection.throughProxy()).getBytes(StandardCharsets.US_ASCII));
            ClassicHttpResponse early = null;
            HttpRequest.Body body = request.body();
            if (body != null) {
                unanswered.run();
                early = new Upload(body, out, request.isEncrypted() ? null : reader).run();
                unanswered = runtime.after(timeouts.answer(), () -> abort.cut(Reason.SILENT));
            }
            ClassicHttpResponse head = early == null ? reader.head() : early;
            return new HttpAnswer(head.getCode(), head, new Body(reader.content(head)));
        } catch (Upload.SourceFailure e) {
            throw e.source();
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        } finally {
            unanswered.run();
        }
    }

    private HttpFailure failure(Exception trouble) {
        Reason cut = abort.reason();
        if (cut != null) {
            return new HttpFailure(cut, null);
        }
        return trouble instanceof HttpFailure known ? known : new HttpFailure(reason(trouble), trouble);
    }

    private static Reason reason(Exception trouble) {
        if (isAboutCertificate(trouble)) {
            return Reason.CERTIFICATE;
        }
        if (trouble instanceof UnknownHostException) {
            return Reason.UNKNOWN_HOST;
        }
        if (trouble instanceof SocketTimeoutException) {
            return Reason.SILENT;
        }
        if (trouble instanceof ConnectException
                || trouble instanceof NoRouteToHostException
                || trouble instanceof PortUnreachableException) {
            return Reason.REFUSED;
        }
        if (trouble instanceof MessageConstraintException
                || trouble instanceof MalformedChunkCodingException && !(trouble instanceof TruncatedChunkException)
                || trouble instanceof RuntimeException) {
            return Reason.MALFORMED;
        }
        return trouble instanceof SSLException && !(trouble.getCause() instanceof EOFException)
                ? Reason.TLS
                : Reason.BROKEN;
    }

    private static boolean isAboutCertificate(Throwable trouble) {
        @Nullable Throwable cause = trouble;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof CertificateException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The content of the answer; what goes wrong with it is told in the words of this exchange. */
    private final class Body extends InputStream {
        private final InputStream content;

        Body(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        @NonNullByDefault({})
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int count = content.read(target, offset, length);
                if (count < 0 && abort.reason() != null) {
                    throw new IOException("Called off");
                }
                return count;
            } catch (IOException | RuntimeException e) {
                throw failure(e);
            }
        }

        /** Closing the exchange is what ends the line; there is nothing to read to its end for. */
        @Override
        public void close() {}
    }
}
