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

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.ota.store.Images;

/**
 * A process is killed at random moments of a download and started again each time. Now and then the end of what it had
 * written is lost, too, as when the power goes. {@code -Daliyuniot.powercuts=200} makes more of it,
 * {@code -Daliyuniot.powercuts.seed=42} others.
 */
@NonNullByDefault({})
class PowerCutTest {
    private static final int CUTS = Integer.getInteger("aliyuniot.powercuts", 20);
    private static final long SEED = Long.getLong("aliyuniot.powercuts.seed", 1);
    private static final int SIZE = (2 << 20) + 17;
    private static final byte[] IMAGE = Images.random(SIZE, SEED);
    private static final String TAG = "\"v1\"";
    private static final int MAX_LOST = 1 << 18;

    /** What is on its way to the disk when the process is killed: all that goes round in memory. */
    private static final int BUFFERED = 8 * 64 * 1024;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private Path store;
    private FileServer server;
    private TestCertificate certificate;
    private int killed;

    @Test
    void noCorruptImageIsEverVisibleAndEveryDownloadEnds() throws Exception {
        certificate = TestCertificate.in(folder, "dns:localhost");
        store = folder.resolve("store");
        try (FileServer files = new FileServer(certificate)) {
            server = files;
            for (int cut = 0; cut < CUTS; cut++) {
                if (runAndKill()) {
                    assertThat(wholeImages()).hasSize(1);
                    beginAnew();
                } else {
                    killed++;
                    wholeImages();
                    assertThatTheJobsRecordIsWhole();
                    if (random.nextInt(4) == 0) {
                        loseTheEnd();
                    }
                }
            }
            killHalfway();
            assertThat(runToTheEnd()).isTrue();
            assertThat(wholeImages()).hasSize(1);
        }
        assertThat(killed).as("processes that were killed on the way").isPositive();
        assertThat(server.requests)
                .as("requests that went on where a killed process had ended")
                .anySatisfy(request -> assertThat(request.range()).isNotEmpty());
    }

    /** Whether the process was done before it could be killed. */
    private boolean runAndKill() throws Exception {
        int there = partialBytes();
        // Also before the first new byte, and while the image is verified and gets its name.
        int mark = there - SIZE / 4 + random.nextInt(SIZE - there + SIZE / 2);
        server.otherwise = server.heldAt(IMAGE, TAG, mark < there ? SIZE : mark);
        long told = there;
        Process process = start();
        if (mark < there) {
            process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
        } else {
            told = readTo(process, Math.min(mark, SIZE));
            if (mark >= SIZE) {
                // It may find the end wrong that the last power cut has left, and begin anew.
                told = 0;
                process.waitFor(random.nextInt(40), TimeUnit.MILLISECONDS);
            }
        }
        process.destroyForcibly();
        boolean done = exitStatus(process) == 0;
        if (!done && files(".bin").isEmpty()) {
            assertThat((long) partialBytes()).as("what is left to go on from").isGreaterThanOrEqualTo(told - BUFFERED);
        }
        return done;
    }

    /** Chance may have killed every process before its first byte, or behind its last. */
    private void killHalfway() throws Exception {
        beginAnew();
        server.otherwise = server.heldAt(IMAGE, TAG, SIZE / 2);
        Process process = start();
        assertThat(readTo(process, SIZE / 2)).as("bytes before the kill").isGreaterThan(BUFFERED);
        process.destroyForcibly();
        assertThat(exitStatus(process)).isNotZero();
        killed++;
    }

    private int partialBytes() throws IOException {
        int bytes = 0;
        for (Path part : files(".part")) {
            bytes += (int) Files.size(part);
        }
        return bytes;
    }

    private boolean runToTheEnd() throws Exception {
        server.otherwise = server.file(IMAGE, TAG);
        Process process = start();
        readTo(process, Long.MAX_VALUE);
        return exitStatus(process) == 0;
    }

    private static int exitStatus(Process process) throws Exception {
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("the process has ended")
                .isTrue();
        int status = process.exitValue();
        // 128 + SIGKILL; anything else is the process's own failure.
        assertThat(status).isIn(0, 137);
        return status;
    }

    private Process start() throws Exception {
        String hex =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(IMAGE));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DownloadingProcess.class.getName(),
                        store.toString(),
                        server.url().toString(),
                        Integer.toString(SIZE),
                        hex,
                        certificate.pem().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Returns the last position that it told. */
    private static long readTo(Process process, long mark) throws IOException {
        BufferedReader lines = process.inputReader();
        long told = 0;
        String line = lines.readLine();
        while (line != null && !line.equals(DownloadingProcess.DONE) && told < mark) {
            told = Long.parseLong(line);
            line = told < mark ? lines.readLine() : line;
        }
        return told;
    }

    private List<Path> wholeImages() throws IOException {
        List<Path> images = files(".bin");
        assertThat(images).allSatisfy(image -> assertThat(image).hasBinaryContent(IMAGE));
        return images;
    }

    private void assertThatTheJobsRecordIsWhole() throws IOException {
        for (Path record : files("job.json")) {
            assertThat(JsonParser.parseString(Files.readString(record))
                            .getAsJsonObject()
                            .has("complete"))
                    .isTrue();
        }
    }

    /** What was not on the disk when the power went reads as zeros, or is not there. */
    private void loseTheEnd() throws IOException {
        for (Path part : files(".part")) {
            try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
                int lost = (int) Math.min(file.length(), random.nextInt(MAX_LOST));
                if (random.nextBoolean()) {
                    file.setLength(file.length() - lost);
                } else {
                    file.seek(file.length() - lost);
                    file.write(new byte[lost]);
                }
            }
        }
    }

    private void beginAnew() throws IOException {
        for (Path file : files("").stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
        }
    }

    private List<Path> files(String suffix) throws IOException {
        if (!Files.exists(store)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
