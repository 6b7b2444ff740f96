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
package org.openhab.binding.aliyuniot.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Has one image loaded by different programs in turn, each of them a process of its own.
 */
@NonNullByDefault({})
final class DownloadComparison {
    private final ServedFolder served;
    private final FileHost host;
    private final ServedFolder.Image image;

    /**
     * One round.
     *
     * @param curlAndSum of both programs together
     * @param heapGrowth bytes in use after a collection during our download, at most, more than before it
     */
    record Round(JavaHome java, Commands.Cost curlAndSum, Map<DownloadRun.Client, Commands.Cost> own, long heapGrowth) {
        double ratio(DownloadRun.Client client) {
            return own.get(client).seconds() / curlAndSum.seconds();
        }
    }

    DownloadComparison(ServedFolder served, FileHost host, ServedFolder.Image image) {
        this.served = served;
        this.host = host;
        this.image = image;
    }

    /** Has the server read the image, so that it is in memory. */
    void warmUp() throws IOException, InterruptedException {
        Commands.cost(curl(Path.of("/dev/null")));
    }

    Round run(JavaHome java) throws IOException, InterruptedException {
        Path file = served.folder().resolve("curl.bin");
        settle();
        Commands.Cost cost = Commands.cost(curl(file));
        Commands.Cost both = cost.plus(Commands.cost(List.of("sha256sum", file.toString())));
        Files.delete(file);
        Map<DownloadRun.Client, Commands.Cost> own = new EnumMap<>(DownloadRun.Client.class);
        for (DownloadRun.Client client : List.of(DownloadRun.Client.OURS, DownloadRun.Client.LOOP)) {
            settle();
            own.put(client, Commands.cost(command(java, client)));
            clear();
        }
        String growth = Commands.output(command(java, DownloadRun.Client.HEAP)).strip();
        clear();
        return new Round(java, both, own, Long.parseLong(growth));
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
            Commands.cost(List.of("sync"));
        }
    }
}
