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
package org.openhab.binding.aliyuniot.benchmarks.coap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.benchmarks.broker.EmulatorBroker;
import org.openhab.binding.aliyuniot.benchmarks.measure.Contestant;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;
import org.openhab.binding.aliyuniot.benchmarks.program.Footprint;
import org.openhab.binding.aliyuniot.benchmarks.report.FigureTable;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The part of the benchmarks about CoAP: reports a second beside a bare Californium client, memory a device, and bytes
 * on the wire after a pause.
 */
@Command(
        name = "coap",
        mixinStandardHelpOptions = true,
        description = "Compares reports over CoAP with a bare Californium client: throughput, memory, bytes.")
@NonNullByDefault({})
public final class CoapCommand implements Callable<Integer> {
    private static final int MAX_DEVICES = 5000;

    /** A client has 65,536 message ids for the four minutes that each is taken; there is a new one in each turn. */
    private static final int MAX_REPORTS = 40_000;

    private static final int REPORTING = 50;

    /** One device reports about as many times more slowly. */
    private static final int SHARE_OF_ONE = 4;

    private static final int AFTER_PAUSE = 100;
    private static final double KB = 1024;

    @Mixin
    private MeasureOptions measure;

    @Option(
            names = "--devices",
            defaultValue = "1000",
            description = "Devices whose memory is measured, 2 to 5000. Default: 1000")
    private int devices;

    @Option(
            names = "--reports",
            defaultValue = "20000",
            description = "Reports of a turn with 50 devices, 4 to 40000; a quarter of it with one. Default: 20000")
    private int reports;

    @Option(
            names = "--pause",
            defaultValue = "35",
            description = "Seconds without a report, 1 to 3600; after 30 a session is resumed where the server gives no"
                    + " connection id. Default: 35")
    private int pause;

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> mistake = mistake();
        if (mistake.isPresent()) {
            System.err.println(mistake.get());
            return CommandLine.ExitCode.USAGE;
        }
        try (EmulatorBroker emulator = EmulatorBroker.start(rawDevices() + REPORTING)) {
            TrustAnchors anchors = TrustAnchors.ofFile(emulator.caCertificate());
            memory(emulator.coapPort(), anchors);
            throughput(emulator.coapPort(), anchors);
            traffic(emulator.coapPort(), anchors);
            measure.publish();
            return CommandLine.ExitCode.OK;
        } catch (IOException | LinkFailure | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Optional<String> mistake() {
        if (devices < 2 || devices > MAX_DEVICES) {
            return Optional.of("--devices is 2 to " + MAX_DEVICES);
        }
        if (reports < SHARE_OF_ONE || reports > MAX_REPORTS) {
            return Optional.of("--reports is " + SHARE_OF_ONE + " to " + MAX_REPORTS);
        }
        return pause < 1 || pause > 3600 ? Optional.of("--pause is 1 to 3600") : measure.mistake();
    }

    /** A device has one token, the latest one, so each client has devices of its own; these come behind the others. */
    private int rawDevices() {
        return Math.max(devices, REPORTING);
    }

    private void memory(int port, TrustAnchors anchors)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        System.err.printf("Connecting %d devices ...%n", devices);
        try (CoapSessions sessions = new CoapSessions(port, anchors)) {
            ReportLoop.run(sessions.connected(1), 2);
            Footprint before = Footprint.now();
            ReportLoop.run(sessions.connected(devices), 2 * devices);
            Footprint after = Footprint.now();
            measure.table(new FigureTable(
                    "memory",
                    List.of("Java", "devices", "KB heap a device", "threads of the process"),
                    1,
                    List.of(List.of(
                            Runtime.version().toString(),
                            Integer.toString(devices),
                            text("%.1f", (after.heapBytes() - before.heapBytes()) / KB / (devices - 1)),
                            Integer.toString(after.threads()))),
                    List.of()));
        }
    }

    private void throughput(int port, TrustAnchors anchors)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        List<List<String>> rows = new ArrayList<>();
        for (int number : new int[] {1, REPORTING}) {
            int ofTurn = number == 1 ? reports / SHARE_OF_ONE : reports;
            List<Series> series = measure.compare(
                    "reports with " + number + (number == 1 ? " device" : " devices"),
                    List.of(
                            Contestant.of("DeviceSession", () -> {
                                try (CoapSessions sessions = new CoapSessions(port, anchors)) {
                                    return ReportLoop.run(sessions.connected(number), ofTurn)
                                            .perSecond();
                                }
                            }),
                            Contestant.of("Californium", () -> {
                                try (RawCoapClient client = new RawCoapClient(port, anchors, rawDevices())) {
                                    return ReportLoop.run(client.connected(number), ofTurn)
                                            .perSecond();
                                }
                            })));
            Series ours = series.get(0);
            Series theirs = series.get(1);
            rows.add(List.of(
                    Runtime.version().toString(),
                    Integer.toString(number),
                    text("%.0f", ours.median()),
                    text("%.0f", theirs.median()),
                    measure.ratio(ours, theirs),
                    "≥ 1.0",
                    text("%.2f", ours.processorSeconds() / theirs.processorSeconds())));
        }
        measure.table(new FigureTable(
                "reports",
                List.of(
                        "Java",
                        "devices",
                        "reports/s DeviceSession",
                        "reports/s Californium",
                        "ratio",
                        "wanted",
                        "ratio of processor time"),
                1,
                rows,
                List.of("CoAP over DTLS, 200 bytes a report, the emulator answers and is in the processor time.")));
    }

    private void traffic(int port, TrustAnchors anchors)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        System.err.printf("Waiting for %d seconds ...%n", pause);
        List<List<String>> rows = new ArrayList<>();
        try (CountingRelay relay = new CountingRelay(port);
                CoapSessions sessions = new CoapSessions(relay.port(), anchors)) {
            List<CoapSessions.Device> device = sessions.connected(1);
            rows.add(row("full handshake and authentication", relay.traffic()));
            rows.add(row("first report", counted(relay, device)));
            TimeUnit.SECONDS.sleep(pause);
            rows.add(row("first report after " + pause + " s without one", counted(relay, device)));
            ReportLoop.run(device, AFTER_PAUSE - 2);
            rows.add(row(AFTER_PAUSE + "th report after that", counted(relay, device)));
        }
        measure.table(
                new FigureTable("traffic", List.of("what", "datagrams", "bytes on the wire"), 1, rows, List.of()));
    }

    private static List<String> row(String what, CountingRelay.Traffic counted) {
        return List.of(what, Long.toString(counted.datagrams()), Long.toString(counted.bytes()));
    }

    private static CountingRelay.Traffic counted(CountingRelay relay, List<CoapSessions.Device> device)
            throws InterruptedException, ExecutionException, TimeoutException {
        CountingRelay.Traffic before = relay.traffic();
        ReportLoop.run(device, 1);
        return relay.traffic().minus(before);
    }

    private static String text(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }
}
