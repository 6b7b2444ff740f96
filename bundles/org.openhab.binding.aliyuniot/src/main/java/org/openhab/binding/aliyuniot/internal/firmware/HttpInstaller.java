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
package org.openhab.binding.aliyuniot.internal.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Method;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Upload;
import org.openhab.binding.aliyuniot.link.ota.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.OtaJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads an image to the device's own address and waits until the device says that it runs the new version. Memory is
 * constant whatever the image's size. Good for one installation.
 */
final class HttpInstaller implements FirmwareInstaller {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int ANSWER_TIMEOUT_MILLIS = 300_000;
    private static final int VERSION_TIMEOUT_MILLIS = 5_000;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MAX_ANSWER = 65_536;
    private static final int BUFFER = 65_536;
    private static final int SUCCESS_FIRST = 200;
    private static final int SUCCESS_LAST = 299;
    private static final int UPLOAD_SHARE = 80;
    private static final String BOUNDARY = "aliyuniot-firmware-4f1d2c9a7b";

    private final Logger logger = LoggerFactory.getLogger(HttpInstaller.class);

    private final Upload upload;
    private final Duration patience;
    private final VersionTopic versions;
    private final long begun = System.nanoTime();
    private final CompletableFuture<FirmwareVersion> end = new CompletableFuture<>();
    private volatile @Nullable HttpURLConnection open;
    private volatile String said = "";

    /** Where the device tells its version by itself. */
    @FunctionalInterface
    interface VersionTopic {
        /**
         * @return ends the listening
         */
        Runnable listen(Consumer<String> payloads);
    }

    /**
     * @param patience after which the version that the device says then is the outcome
     */
    HttpInstaller(Upload upload, Duration patience, VersionTopic versions) {
        this.upload = upload;
        this.patience = patience;
        this.versions = versions;
    }

    @Override
    public FirmwareVersion install(OtaJob job, List<Path> files, Ongoing ongoing) throws UpdateFailure {
        ongoing.onAbort(this::abort);
        Runnable deaf = versions.listen(payload -> told(payload, job.version()));
        try {
            for (int i = 0; i < files.size(); i++) {
                String name = job.files().get(i).name();
                send(files.get(i), name.isEmpty() ? "image.bin" : name, i, files.size(), ongoing);
            }
            ongoing.percent(UPLOAD_SHARE);
            if (upload.versionUrl() == null && upload.versionTopic().isEmpty()) {
                return job.version();
            }
            ongoing.restarting();
            return await(job.version());
        } finally {
            deaf.run();
        }
    }

    private void abort() {
        end.cancel(false);
        HttpURLConnection running = open;
        if (running != null) {
            running.disconnect();
        }
    }

    private void send(Path file, String name, int index, int count, Ongoing ongoing) throws UpdateFailure {
        String where = upload.url().getHost();
        try {
            HttpURLConnection connection = connection(upload.url(), ANSWER_TIMEOUT_MILLIS);
            boolean form = upload.method() == Method.MULTIPART;
            byte[] head = form ? head(name) : new byte[0];
            byte[] tail = form ? ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII) : new byte[0];
            long size = Files.size(file);
            connection.setRequestMethod(upload.method() == Method.PUT ? "PUT" : "POST");
            connection.setRequestProperty(
                    "Content-Type", form ? "multipart/form-data; boundary=" + BOUNDARY : "application/octet-stream");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(head.length + size + tail.length);
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = connection.getOutputStream()) {
                out.write(head);
                byte[] buffer = new byte[BUFFER];
                long sent = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                    sent += read;
                    ongoing.percent((int) ((index + (double) sent / size) * UPLOAD_SHARE / count));
                }
                out.write(tail);
            }
            int status = connection.getResponseCode();
            String answer = body(connection);
            if (status < SUCCESS_FIRST
                    || status > SUCCESS_LAST
                    || !upload.answer().matcher(answer).find()) {
                throw new UpdateFailure(
                        OtaFailure.BURN,
                        "firmware.install-refused",
                        "The device at " + where + " refuses the image (HTTP " + status + ")",
                        where,
                        Integer.toString(status));
            }
        } catch (IOException e) {
            throw new UpdateFailure(
                    OtaFailure.BURN,
                    "firmware.install-connection",
                    "The image cannot be uploaded to " + where + ": " + e.getMessage(),
                    where,
                    String.valueOf(e.getMessage()));
        } finally {
            close();
        }
    }

    /** Nothing of the name but harmless characters goes into the head. */
    private static byte[] head(String name) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name.replaceAll("[^A-Za-z0-9._-]", "_")
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private HttpURLConnection connection(URI uri, int answerTimeout) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(Math.min(TIMEOUT_MILLIS, answerTimeout));
        connection.setReadTimeout(answerTimeout);
        connection.setUseCaches(false);
        connection.setInstanceFollowRedirects(false);
        open = connection;
        if (end.isCancelled()) {
            throw new IOException("called off");
        }
        return connection;
    }

    private void close() {
        HttpURLConnection running = open;
        open = null;
        if (running != null) {
            running.disconnect();
        }
    }

    private static String body(HttpURLConnection connection) throws IOException {
        InputStream stream =
                connection.getErrorStream() == null ? connection.getInputStream() : connection.getErrorStream();
        try (stream) {
            return new String(stream.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
        }
    }

    /** Until the device is up again, it may refuse connections or say its old version. */
    private FirmwareVersion await(FirmwareVersion wanted) throws UpdateFailure {
        while (true) {
            try {
                URI asked = upload.versionUrl();
                if (asked != null) {
                    ask(asked, wanted);
                }
                return end.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (System.nanoTime() - begun > patience.toNanos()) {
                    return other();
                }
            } catch (CancellationException e) {
                throw new UpdateFailure(OtaFailure.UPGRADE, "firmware.interrupted", "The installation was called off");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UpdateFailure(OtaFailure.UPGRADE, "firmware.interrupted", "The installation was interrupted");
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private FirmwareVersion other() throws UpdateFailure {
        try {
            return new FirmwareVersion(said);
        } catch (IllegalArgumentException e) {
            String minutes = Long.toString(Math.max(1, patience.toMinutes()));
            throw new UpdateFailure(
                    OtaFailure.BURN,
                    "firmware.install-timeout",
                    "The device does not tell its version within " + minutes + " min",
                    minutes);
        }
    }

    private void ask(URI uri, FirmwareVersion wanted) {
        try {
            HttpURLConnection connection = connection(uri, VERSION_TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            if (status >= SUCCESS_FIRST && status <= SUCCESS_LAST) {
                told(body(connection), wanted);
            }
        } catch (IOException e) {
            logger.debug("The device at {} does not tell its version yet: {}", uri.getHost(), e.getMessage());
        } finally {
            close();
        }
    }

    private void told(String text, FirmwareVersion wanted) {
        Pattern pattern = upload.version();
        Matcher matcher = pattern.matcher(text);
        String version = pattern.pattern().isEmpty() || !matcher.find()
                ? text.strip()
                : matcher.groupCount() > 0 ? String.valueOf(matcher.group(1)) : matcher.group();
        said = version;
        if (version.equals(wanted.text())) {
            end.complete(wanted);
        } else {
            logger.debug("The device does not run {} yet", wanted);
        }
    }
}
