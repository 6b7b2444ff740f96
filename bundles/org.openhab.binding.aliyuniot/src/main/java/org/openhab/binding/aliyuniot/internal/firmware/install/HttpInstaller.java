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
package org.openhab.binding.aliyuniot.internal.firmware.install;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Method;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Upload;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.http.HttpAnswer;
import org.openhab.binding.aliyuniot.link.http.HttpExchange;
import org.openhab.binding.aliyuniot.link.http.HttpFailure;
import org.openhab.binding.aliyuniot.link.http.HttpRequest;
import org.openhab.binding.aliyuniot.link.http.HttpTimeouts;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareInstaller;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads an image to the device's own address and waits until the device says that it runs the new version. Memory is
 * constant whatever the image's size and whatever the device says. Good for one installation.
 */
final class HttpInstaller implements FirmwareInstaller {
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final Duration TAKE = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration SLACK = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MAX_ANSWER = 65_536;
    private static final int SUCCESS_FIRST = 200;
    private static final int SUCCESS_LAST = 299;
    private static final int UPLOAD_SHARE = 80;
    private static final HttpTimeouts POLL = new HttpTimeouts(SHORT, SHORT, SHORT, SHORT, SHORT.multipliedBy(2));

    private final Logger logger = LoggerFactory.getLogger(HttpInstaller.class);

    private final LinkRuntime runtime;
    private final TrustAnchors trustAnchors;
    private final Upload upload;
    private final Duration patience;
    private final VersionTopic versions;
    private final BoundedSearch good;
    private final BoundedSearch version;
    private final long begun = System.nanoTime();
    private final AtomicReference<@Nullable String> heard = new AtomicReference<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable HttpExchange open;
    private volatile boolean aborted;
    private String said = "";

    /** Where the device tells its version by itself. */
    @FunctionalInterface
    interface VersionTopic {
        /**
         * @return ends the listening
         */
        Runnable listen(Consumer<String> payloads);
    }

    /**
     * @param trustAnchors who vouches for the device where its address is one of https
     * @param patience after which the version that the device says then is the outcome
     */
    HttpInstaller(
            LinkRuntime runtime, TrustAnchors trustAnchors, Upload upload, Duration patience, VersionTopic versions) {
        this.runtime = runtime;
        this.trustAnchors = trustAnchors;
        this.upload = upload;
        this.patience = patience;
        this.versions = versions;
        good = new BoundedSearch(upload.answer(), () -> aborted);
        version = new BoundedSearch(upload.version(), () -> aborted);
    }

    @Override
    public FirmwareVersion install(OtaJob job, List<Path> files, Ongoing ongoing) throws UpdateFailure {
        Runnable noLongerInstalling = ongoing.onAbort(this::abort);
        Runnable deaf = versions.listen(this::hear);
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
            noLongerInstalling.run();
        }
    }

    private void abort() {
        aborted = true;
        wake.release();
        HttpExchange running = open;
        if (running != null) {
            running.cancel();
        }
    }

    /** Only the latest counts; what it says is found out by the one who waits for it. */
    private void hear(String payload) {
        heard.set(payload.length() > BoundedSearch.MAX_TEXT ? payload.substring(0, BoundedSearch.MAX_TEXT) : payload);
        wake.release();
    }

    private void send(Path file, String name, int index, int count, Ongoing ongoing) throws UpdateFailure {
        String where = upload.url().getHost();
        HttpTimeouts uploading = new HttpTimeouts(CONNECT, ANSWER, TAKE, ANSWER, patience.plus(SLACK));
        try (HttpExchange exchange = opened(uploading)) {
            AtomicReference<@Nullable ImageBody> sending = new AtomicReference<>();
            ImageBody body = body(file, name, sent -> {
                ImageBody whole = sending.get();
                double part = whole == null ? 0 : (double) sent / whole.size();
                ongoing.percent((int) ((index + part) * UPLOAD_SHARE / count));
            });
            sending.set(body);
            String method = upload.method() == Method.PUT ? "PUT" : "POST";
            HttpAnswer answer = exchange.send(new HttpRequest(
                    method, upload.url(), fields(upload.url(), "Content-Type", body.contentType()), body));
            boolean success = answer.status() >= SUCCESS_FIRST && answer.status() <= SUCCESS_LAST;
            if (!success || !good.isIn(text(answer))) {
                throw DeviceAnswer.refusal(where, answer.status());
            }
        } catch (BoundedSearch.Endless e) {
            throw aborted ? DeviceAnswer.calledOff() : DeviceAnswer.endless(where, "installAnswer");
        } catch (HttpFailure e) {
            throw DeviceAnswer.unreachable(where, e);
        } catch (IOException e) {
            throw DeviceAnswer.unreadable(e);
        } finally {
            open = null;
        }
    }

    private ImageBody body(Path file, String name, LongConsumer sent) throws IOException {
        return upload.method() == Method.MULTIPART ? ImageBody.form(file, name, sent) : ImageBody.plain(file, sent);
    }

    private HttpExchange opened(HttpTimeouts patient) {
        HttpExchange exchange = new HttpExchange(runtime, trustAnchors, patient);
        open = exchange;
        if (aborted) {
            exchange.cancel();
        }
        return exchange;
    }

    /** User and password of an address go to the device as it wants them, and nowhere else. */
    private static Map<String, String> fields(URI uri, String... others) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < others.length; i += 2) {
            fields.put(others[i], others[i + 1]);
        }
        String user = uri.getUserInfo();
        if (user != null) {
            String login = user.contains(":") ? user : user + ":";
            fields.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        return fields;
    }

    private static String text(HttpAnswer answer) throws IOException {
        return new String(answer.body().readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
    }

    /** Until the device is up again, it may refuse connections or say its old version. */
    private FirmwareVersion await(FirmwareVersion wanted) throws UpdateFailure {
        while (!aborted) {
            URI asked = upload.versionUrl();
            try {
                if (told(heard.getAndSet(null), wanted) || asked != null && told(ask(asked), wanted)) {
                    return wanted;
                }
                boolean woken = wake.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (!woken && System.nanoTime() - begun > patience.toNanos()) {
                    return other();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw DeviceAnswer.calledOff();
            }
        }
        throw DeviceAnswer.calledOff();
    }

    private FirmwareVersion other() throws UpdateFailure {
        try {
            return new FirmwareVersion(said);
        } catch (IllegalArgumentException e) {
            String minutes = Long.toString(Math.max(1, patience.toMinutes()));
            throw new InstallFailure(
                    OtaFailure.BURN,
                    "firmware.install-timeout",
                    "The device does not tell its version within " + minutes + " min",
                    minutes);
        }
    }

    private @Nullable String ask(URI uri) {
        try (HttpExchange exchange = opened(POLL)) {
            HttpAnswer answer = exchange.send(HttpRequest.get(uri, fields(uri)));
            if (answer.status() >= SUCCESS_FIRST && answer.status() <= SUCCESS_LAST) {
                return text(answer);
            }
            logger.debug("The device at {} does not tell its version yet: HTTP {}", uri.getHost(), answer.status());
        } catch (HttpFailure e) {
            logger.debug("The device at {} does not tell its version yet: it {}", uri.getHost(), e.getMessage());
        } catch (IOException e) {
            logger.debug("The device at {} does not tell its version yet", uri.getHost());
        } finally {
            open = null;
        }
        return null;
    }

    /** Whether the device says that it runs the wanted version. */
    private boolean told(@Nullable String text, FirmwareVersion wanted) throws UpdateFailure {
        if (text == null) {
            return false;
        }
        try {
            said = version.pick(text);
        } catch (BoundedSearch.Endless e) {
            throw aborted
                    ? DeviceAnswer.calledOff()
                    : DeviceAnswer.endless(upload.url().getHost(), "versionPattern");
        }
        boolean runs = said.equals(wanted.text());
        if (!runs) {
            logger.debug("The device does not run {} yet", wanted);
        }
        return runs;
    }
}
