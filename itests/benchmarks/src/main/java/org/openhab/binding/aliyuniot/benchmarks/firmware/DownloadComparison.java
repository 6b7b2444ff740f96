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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.benchmarks.measure.Contestant;
import org.openhab.binding.aliyuniot.benchmarks.program.Commands;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;

/**
 * Has one image loaded by different programs, each of them a process of its own.
 */
@NonNullByDefault({})
public final class DownloadComparison {
    private final ServedFolder served;
    private final FileHost host;
    private final ServedFolder.Image image;

    public DownloadComparison(ServedFolder served, FileHost host, ServedFolder.Image image) {
        this.served = served;
        this.host = host;
        this.image = image;
    }

    /** Has the server read the image, so that it is in memory. */
    public void warmUp() throws IOException, InterruptedException {
        Commands.seconds(curl(Path.of("/dev/null")));
    }

    /** Loads with curl, then reads with sha256sum; its figure are seconds. */
    public Contestant curlAndSum() {
        return Contestant.of("curl + sha256sum", () -> {
            Path file = served.folder().resolve("curl.bin");
            settle();
            double seconds = Commands.seconds(curl(file)) + Commands.seconds(List.of("sha256sum", file.toString()));
            Files.delete(file);
            return seconds;
        });
    }

    /** Loads with a Java; its figure are seconds. */
    public Contestant java(JavaHome java, DownloadRun.Client client) {
        return Contestant.of(client.label() + ", Java " + java.version(), () -> {
            settle();
            double seconds = Commands.seconds(command(java, client));
            clear();
            return seconds;
        });
    }

    /** Bytes in use after a collection during our download, at most, more than before it. */
    public long heapGrowth(JavaHome java) throws IOException, InterruptedException {
        String growth = Commands.output(command(java, DownloadRun.Client.HEAP)).strip();
        clear();
        return Long.parseLong(growth);
    }

    private List<String> curl(Path file) {
        return List.of(
                "curl",
                "--silent",
                "--fail",
                "--cacert",
                served.certificate().toString(),
                "--output",
                file.toString(),
                host.url(image.name()).toString());
    }

    private List<String> command(JavaHome java, DownloadRun.Client client) {
        return java.command(
                DownloadRun.class,
                client.name(),
                host.url(image.name()).toString(),
                served.certificate().toString(),
                store().toString(),
                Long.toString(image.size()),
                image.sha256());
    }

    private Path store() {
        return served.folder().resolve("store");
    }

    private void clear() throws IOException {
        ServedFolder.delete(store());
    }

    /** Or the disk would still be busy with what the program before has written. */
    private static void settle() throws IOException, InterruptedException {
        if (Commands.find("sync").isPresent()) {
            Commands.seconds(List.of("sync"));
        }
    }
}
