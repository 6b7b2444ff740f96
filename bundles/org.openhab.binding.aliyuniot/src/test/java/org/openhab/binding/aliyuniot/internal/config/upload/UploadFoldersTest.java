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
package org.openhab.binding.aliyuniot.internal.config.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.link.upload.UploadFailure;
import org.openhab.binding.aliyuniot.link.upload.UploadFile;
import org.openhab.core.OpenHAB;

@NonNullByDefault({})
class UploadFoldersTest {
    private Path base;
    private Path open;
    private UploadFolders folders;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        base = folder.toRealPath();
        open = Files.createDirectories(base.resolve("open/sub")).getParent();
        Files.writeString(open.resolve("good.log"), "good");
        Files.writeString(open.resolve("sub/inner.log"), "inner");
        Files.writeString(open.resolve(".hidden"), "hidden");
        Files.createDirectories(open.resolve(".git"));
        Files.writeString(open.resolve(".git/config"), "hidden");
        Files.writeString(base.resolve("secret"), "secret");
        Files.createDirectories(base.resolve("open-not"));
        Files.writeString(base.resolve("open-not/secret"), "secret");
        Files.createSymbolicLink(open.resolve("link"), base.resolve("secret"));
        Files.createSymbolicLink(open.resolve("relative"), Path.of("../secret"));
        Files.createSymbolicLink(open.resolve("up"), base);
        Files.createSymbolicLink(open.resolve("loop"), open.resolve("loop"));
        Files.createSymbolicLink(open.resolve("inside"), open.resolve("sub/inner.log"));
        folders = new UploadFolders(List.of(base.resolve("missing"), open));
    }

    private static void assertRefused(UploadFolders folders, String path) {
        assertThatExceptionOfType(UploadFailure.class)
                .isThrownBy(() -> folders.open(path).close())
                .withMessageContaining("uploadFolders")
                .withMessageNotContaining("secret")
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(UploadFailure.Reason.NOT_ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"good.log", "sub/inner.log", "./good.log", "sub/../good.log", "inside", "{open}/good.log"})
    void filesOfTheFoldersAreOpened(String path) throws Exception {
        try (UploadFile file = folders.open(path.replace("{open}", open.toString()))) {
            assertThat(file.size()).isPositive();
        }
    }

    /** All are refused with the same words, whether they exist or not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "sub",
                "../secret",
                "../open-not/secret",
                "sub/../../secret",
                "../open/../secret",
                "{base}/secret",
                "{open}/../secret",
                "{open}-not/secret",
                "/etc/passwd",
                "/proc/self/environ",
                "/proc/self/fd/0",
                "/dev/zero",
                "//etc/passwd",
                "link",
                "relative",
                "up/secret",
                "up/open/link",
                "loop",
                ".hidden",
                ".git/config",
                "sub/../.hidden",
                "good.log/x",
                "missing",
                "good.log\u0000.txt",
                "\u0000",
                "~/secret",
                "file:///etc/passwd",
                "..\\secret",
                "%2e%2e/secret",
                "${ENV:HOME}"
            })
    void pathsThatLeadOutAreRefused(String path) {
        String full = path.replace("{base}", base.toString()).replace("{open}", open.toString());
        assertRefused(folders, full);
    }

    @Test
    void longPathsAreRefused() {
        assertRefused(folders, "a/".repeat(600));
        assertRefused(folders, "./".repeat(600) + "good.log");
    }

    @Test
    void withoutFoldersNothingIsOpened() {
        assertRefused(UploadFolders.NONE, "good.log");
    }

    @Test
    @Timeout(20)
    void pipesAreNotWaitedFor() throws Exception {
        Path pipe = open.resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assumeThat(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0).isTrue();
        assertRefused(folders, "pipe");
    }

    /** A folder becomes a link to another one again and again, as somebody would do who hopes to be checked in between. */
    @Test
    @Timeout(60)
    void foldersThatBecomeLinksMeanwhileGainNothing() throws Exception {
        Path swapped = Files.createDirectories(open.resolve("swap"));
        Files.writeString(swapped.resolve("secret"), "good");
        Path aside = base.resolve("aside");
        AtomicBoolean stop = new AtomicBoolean();
        Thread attacker = new Thread(() -> {
            while (!stop.get()) {
                try {
                    Files.move(swapped, aside);
                    Files.createSymbolicLink(swapped, base);
                    Files.delete(swapped);
                    Files.move(aside, swapped);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        attacker.start();
        try {
            for (int i = 0; i < 2000; i++) {
                try (UploadFile file = folders.open("swap/secret")) {
                    // "secret" has six bytes, "good" has four.
                    assertThat(file.size()).isEqualTo(4);
                } catch (UploadFailure e) {
                    assertThat(e.reason()).isEqualTo(UploadFailure.Reason.NOT_ALLOWED);
                }
            }
        } finally {
            stop.set(true);
            attacker.join();
        }
    }

    @Test
    void parametersAreRead() {
        Problems problems = new Problems();
        UploadFolders read = UploadFolders.read(List.of("/srv/a", " /srv/b \n/srv/c/../d", "uploads"), problems);
        assertThat(problems.isEmpty()).isTrue();
        assertThat(read.folders())
                .containsExactly(
                        Path.of("/srv/a"),
                        Path.of("/srv/b"),
                        Path.of("/srv/d"),
                        Path.of(OpenHAB.getUserDataFolder())
                                .toAbsolutePath()
                                .normalize()
                                .resolve("uploads"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "{userdata}",
                "{userdata}/..",
                "{userdata}/aliyuniot",
                "{userdata}/jsondb/backup",
                "{userdata}/secrets",
                "{conf}",
                "{conf}/things",
                ".",
                "jsondb",
                "x\u0000y"
            })
    void foldersOfOpenhabAreRefused(String text) {
        Problems problems = new Problems();
        String folder = text.replace(
                        "{userdata}",
                        Path.of(OpenHAB.getUserDataFolder()).toAbsolutePath().toString())
                .replace(
                        "{conf}",
                        Path.of(OpenHAB.getConfigFolder()).toAbsolutePath().toString());
        assertThat(UploadFolders.read(List.of(folder), problems).folders()).isEmpty();
        assertThat(problems.isEmpty()).isFalse();
    }
}
