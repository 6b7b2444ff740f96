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

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The JDK's own server, where nginx is missing. It is not faster than whoever downloads, so ratios tell less.
 */
@NonNullByDefault({})
public final class OwnFileHost implements FileHost {
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    private final ServedFolder served;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "file-host");
        thread.setDaemon(true);
        return thread;
    });

    public OwnFileHost(ServedFolder served) throws IOException {
        this.served = served;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(served)));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private static SSLContext context(ServedFolder served) throws IOException {
        try (InputStream in = Files.newInputStream(served.keys())) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, ServedFolder.PASSWORD);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, ServedFolder.PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The file server's certificate cannot be used", e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path name = Path.of(exchange.getRequestURI().getPath()).getFileName();
            Path file = served.files().resolve(name == null ? "" : name.toString());
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            exchange.sendResponseHeaders(OK, Files.size(file));
            Files.copy(file, exchange.getResponseBody());
        }
    }

    @Override
    public String label() {
        return "the JDK's HTTP server";
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
