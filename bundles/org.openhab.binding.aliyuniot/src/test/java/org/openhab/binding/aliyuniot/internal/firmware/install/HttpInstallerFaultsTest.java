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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Method;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Upload;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareInstaller;
import org.slf4j.LoggerFactory;

/** Devices that refuse, stall and lie, byte by byte. */
@NonNullByDefault({})
class HttpInstallerFaultsTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String CREDENTIALS = "admin:hunter2";
    private static final String TOKEN = "t0psecret";
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final AtomicLong SLOWEST_NANOS = new AtomicLong();
    private static final List<Point> MEASURED = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private final LinkRuntime runtime = new LinkRuntime("installer-faults");
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private volatile Runnable abort = () -> {};
    private volatile String method = "PUT";
    private volatile Behaviour behaviour = (in, out) -> {};
    private ServerSocket listener;
    private Level level;

    @FunctionalInterface
    private interface Behaviour {
        void meet(InputStream in, OutputStream out) throws IOException;
    }

    /** Where the device stops. */
    private enum Point {
        BEFORE_THE_BODY,
        WITHIN_THE_BODY,
        ANSWER,
        AFTER_INTERIM,
        HEAD,
        BODY,
        TRAILERS,
        VERSION_ANSWER,
        VERSION_BODY,
        BETWEEN_VERSIONS,
        ANSWER_EXPRESSION,
        VERSION_EXPRESSION
    }

    @BeforeEach
    void start() throws Exception {
        level = root.getLevel();
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(() -> {
            while (true) {
                Socket client = listener.accept();
                run(() -> {
                    try (client) {
                        behaviour.meet(client.getInputStream(), client.getOutputStream());
                    }
                });
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        root.detachAppender(log);
        root.setLevel(level);
        closing.countDown();
        listener.close();
        runtime.close();
    }

    @AfterAll
    static void figure() {
        System.out.printf(
                "figure: from cancel to the end of an installation: at most %d ms over %d stall points%n",
                TimeUnit.NANOSECONDS.toMillis(SLOWEST_NANOS.get()), MEASURED.size());
    }

    private interface Job {
        void run() throws IOException;
    }

    private static void run(Job job) {
        Thread thread = new Thread(
                () -> {
                    try {
                        job.run();
                    } catch (IOException e) {
                        // One of the two has enough.
                    }
                },
                "local-device");
        thread.setDaemon(true);
        thread.start();
    }

    private String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("No request");
            }
            head.append((char) next);
        }
        heads.add(head.toString());
        return head.toString();
    }

    private void readRequest(InputStream in) throws IOException {
        String head = readHead(in);
        if (head.startsWith("P")) {
            in.readNBytes(Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1")));
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void fallSilent() throws IOException {
        reached.countDown();
        try {
            closing.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private FirmwareVersion install(int size, String answer, String version) throws Exception {
        String address = "http://" + CREDENTIALS + "@127.0.0.1:" + listener.getLocalPort();
        Upload upload = new Upload(
                URI.create(address + "/update?token=" + TOKEN),
                "FORM".equals(method) ? Method.MULTIPART : Method.PUT,
                Pattern.compile(answer),
                version == null ? null : URI.create(address + "/version?token=" + TOKEN),
                "",
                Pattern.compile(version == null ? "" : version));
        OtaJob job =
                OtaJob.of(JsonParser.parseString("""
                        {"size":3,"version":"2.0.0","url":"https://localhost/image.bin",
                        "signMethod":"SHA256","sign":"%s"}""".formatted("0".repeat(64))).getAsJsonObject());
        Path file = Files.write(folder.resolve("image"), new byte[size]);
        HttpInstaller installer = new HttpInstaller(
                runtime, TrustAnchors.ofRuntime(), upload, Duration.ofMinutes(10), payloads -> () -> {});
        return installer.install(job, List.of(file), new FirmwareInstaller.Ongoing() {
            @Override
            public void percent(int percent) {}

            @Override
            public void restarting() {}

            @Override
            public Runnable onAbort(Runnable aborting) {
                abort = aborting;
                return () -> {};
            }
        });
    }

    private InstallFailure failure() {
        InstallFailure failure = catchThrowableOfType(InstallFailure.class, () -> install(300_000, "^good", null));
        assertThat(failure).isNotNull();
        assertNothingSecret(failure);
        return failure;
    }

    private void assertNothingSecret(InstallFailure failure) {
        String encoded = Base64.getEncoder().encodeToString(CREDENTIALS.getBytes(StandardCharsets.UTF_8));
        String[] secrets = {CREDENTIALS, "hunter2", encoded, TOKEN};
        assertThat(failure.sentence()).doesNotContain(secrets).doesNotContain("://", "Exception");
        assertThat(LocalizedText.of(failure.key(), failure.arguments()))
                .doesNotContain(secrets)
                .doesNotContain("://", "Exception");
        assertThat(failure.arguments().toString()).doesNotContain(secrets).doesNotContain("://", "Exception");
        assertThat(log.list)
                .noneSatisfy(event -> assertThat(event.getFormattedMessage()).containsAnyOf(secrets));
    }

    @ParameterizedTest
    @CsvSource({
        "302, firmware.install-address",
        "400, firmware.install-refused",
        "401, firmware.install-login",
        "403, firmware.install-login",
        "404, firmware.install-address",
        "405, firmware.install-address",
        "413, firmware.install-space",
        "500, firmware.install-trouble",
        "503, firmware.install-trouble",
        "507, firmware.install-space",
        "200, firmware.install-refused"
    })
    void aRefusalIsToldByItsStatusWithoutTheAddress(int status, String key) {
        for (String rest : new String[] {
            "Content-Length: 0\r\n\r\n",
            "\r\n",
            "Content-Length: 3\r\n\r\nbad",
            "Transfer-Encoding: chunked\r\n\r\n3\r\nbad\r\n0\r\n\r\n"
        }) {
            behaviour = (in, out) -> {
                readRequest(in);
                say(out, "HTTP/1.1 " + status + " Whatever\r\nLocation: http://elsewhere/\r\n" + rest);
            };
            InstallFailure failure = failure();
            assertThat(failure.key()).isEqualTo(key);
            assertThat(failure.sentence()).contains("refuses the image (HTTP " + status + ")", "127.0.0.1");
        }
        assertThat(heads)
                .allSatisfy(head -> assertThat(head)
                        .contains("Authorization: Basic "
                                + Base64.getEncoder().encodeToString(CREDENTIALS.getBytes(StandardCharsets.UTF_8)))
                        .doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-x\r\n", "HTTP/1.1 2"})
    void whatIsNoAnswerIsToldWithoutTheAddress(String said) {
        behaviour = (in, out) -> {
            readRequest(in);
            say(out, said);
        };
        InstallFailure failure = failure();
        assertThat(failure.key()).isEqualTo("firmware.install-connection");
        assertThat(failure.sentence()).contains("the device at 127.0.0.1 ");
    }

    @Test
    void aDeviceThatIsAwayIsToldWithoutTheAddress() throws Exception {
        listener.close();
        assertThat(failure().sentence()).endsWith("does not take connections");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 100 Continue\r\n\r\n", "X: 1\r\n", "y"})
    void endlessAnswersEnd(String again) {
        behaviour = (in, out) -> {
            readRequest(in);
            String beginning = again.startsWith("X") ? OK + "Transfer-Encoding: chunked\r\n\r\n4\r\ngood\r\n0\r\n" : "";
            say(out, beginning);
            while (closing.getCount() > 0) {
                say(out, again.repeat(100));
            }
        };
        assertThat(failure().key()).isEqualTo("firmware.install-connection");
    }

    @Test
    void eachFormHasABoundaryOfItsOwn() throws Exception {
        method = "FORM";
        behaviour = (in, out) -> {
            readRequest(in);
            say(out, OK + "\r\ngood");
        };
        install(3, "good", null);
        install(3, "good", null);
        List<String> boundaries = heads.stream()
                .map(head -> head.replaceAll("(?s).*boundary=([A-Za-z0-9-]{30,70})\r.*", "$1"))
                .toList();
        assertThat(boundaries)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(boundary -> assertThat(boundary).hasSizeBetween(30, 70));
    }

    @ParameterizedTest
    @EnumSource(Point.class)
    void callingOffEndsItWhereverTheDeviceStops(Point point) throws Exception {
        behaviour = (in, out) -> stall(point, in, out);
        CompletableFuture<FirmwareVersion> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                end.complete(install(
                        point == Point.WITHIN_THE_BODY || point == Point.BEFORE_THE_BODY ? 50_000_000 : 1000,
                        point == Point.ANSWER_EXPRESSION ? "(a+)+$" : "",
                        point == Point.VERSION_EXPRESSION ? "(a+)+$" : ""));
            } catch (Exception e) {
                end.completeExceptionally(e);
            }
        });
        thread.start();
        assertThat(reached.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        if (point != Point.ANSWER_EXPRESSION && point != Point.VERSION_EXPRESSION) {
            String wanted = point == Point.BETWEEN_VERSIONS
                    ? "Semaphore.tryAcquire"
                    : point == Point.WITHIN_THE_BODY || point == Point.BEFORE_THE_BODY
                            ? "NioSocketImpl.implWrite"
                            : "NioSocketImpl.park";
            await().atMost(BOUND)
                    .until(() -> Arrays.stream(thread.getStackTrace())
                            .anyMatch(frame -> frame.toString().contains(wanted)));
        }
        long begun = System.nanoTime();
        abort.run();
        ExecutionException failure =
                catchThrowableOfType(ExecutionException.class, () -> end.get(BOUND.toSeconds(), TimeUnit.SECONDS));
        SLOWEST_NANOS.accumulateAndGet(System.nanoTime() - begun, Math::max);
        MEASURED.add(point);
        assertThat(failure).cause().isInstanceOf(InstallFailure.class);
        assertThat(((InstallFailure) failure.getCause()).key())
                .isIn(
                        "firmware.interrupted",
                        // The expression may have come to its own bound just before.
                        point.name().endsWith("EXPRESSION") ? "firmware.install-pattern" : "firmware.interrupted");
    }

    private void stall(Point point, InputStream in, OutputStream out) throws IOException {
        if (point == Point.BEFORE_THE_BODY) {
            readHead(in);
            fallSilent();
        }
        if (point == Point.WITHIN_THE_BODY) {
            readHead(in);
            in.readNBytes(1000);
            fallSilent();
        }
        readRequest(in);
        boolean asksForVersion = heads.get(heads.size() - 1).startsWith("GET");
        String stalls = switch (point) {
            case AFTER_INTERIM -> "HTTP/1.1 103 Early Hints\r\n\r\n";
            case HEAD -> OK + "X: ";
            case BODY -> OK + "Content-Length: 10\r\n\r\nab";
            case TRAILERS -> OK + "Transfer-Encoding: chunked\r\n\r\n0\r\nX";
            case VERSION_BODY -> asksForVersion ? OK + "\r\n1." : "";
            default -> "";
        };
        boolean stallsNow = asksForVersion
                ? point == Point.VERSION_ANSWER || point == Point.VERSION_BODY
                : point.ordinal() <= Point.TRAILERS.ordinal();
        if (stallsNow) {
            say(out, stalls);
            fallSilent();
        }
        boolean expression = point == Point.ANSWER_EXPRESSION || point == Point.VERSION_EXPRESSION && asksForVersion;
        say(out, OK + "\r\n" + (expression ? "a".repeat(60_000) + "!" : "1.0.0"));
        if (expression || point == Point.BETWEEN_VERSIONS && asksForVersion) {
            reached.countDown();
        }
    }
}
