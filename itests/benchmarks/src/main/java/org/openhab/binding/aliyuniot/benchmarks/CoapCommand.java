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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * The part of the benchmarks about CoAP: reports a second beside a bare Californium client, memory a device, and bytes
 * on the wire after a pause.
 */
@Command(
        name = "coap",
        mixinStandardHelpOptions = true,
        description = "Compares reports over CoAP with a bare Californium client: throughput, memory, bytes.")
@NonNullByDefault({})
final class CoapCommand implements Callable<Integer> {
    private static final int MAX_DEVICES = 5000;

    /** A client has 65,536 message ids for the four minutes that each is taken. */
    private static final int MAX_REPORTS = 40_000;

    private static final int REPORTING = 50;
    private static final int AFTER_PAUSE = 100;

    @ParentCommand
    private BenchmarkCommand parent;

    @Option(
            names = "--devices",
            defaultValue = "1000",
            description = "Devices whose memory is measured, 2 to 5000. Default: 1000")
    private int devices;

    @Option(
            names = "--reports",
            defaultValue = "4000",
            description =
                    "Reports of a round; a round to warm up and the repeats, each with one device and with 50, are"
                            + " 40000 reports at most. Default: 4000")
    private int reports;

    @Option(names = "--repeats", defaultValue = "3", description = "Rounds, clients taking turns. Default: 3")
    private int repeats;

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
        CoapFigures figures = new CoapFigures(parent.commandLine());
        try (EmulatorBroker emulator = EmulatorBroker.start(rawDevices() + REPORTING)) {
            TrustAnchors anchors = TrustAnchors.ofFile(emulator.caCertificate());
            memory(emulator.coapPort(), anchors, figures);
            throughput(emulator.coapPort(), anchors, figures);
            traffic(emulator.coapPort(), anchors, figures);
            System.out.print(figures);
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
        if (reports < 1 || repeats < 1 || 2L * reports * (repeats + 1) > MAX_REPORTS) {
            return Optional.of("--reports and --repeats are at least 1, and 2 × reports × (repeats + 1) is at most "
                    + MAX_REPORTS);
        }
        return pause < 1 || pause > 3600 ? Optional.of("--pause is 1 to 3600") : Optional.empty();
    }

    /** A device has one token, the latest one, so each client has devices of its own; these come behind the others. */
    private int rawDevices() {
        return Math.max(devices, REPORTING);
    }

    private void memory(int port, TrustAnchors anchors, CoapFigures figures)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        System.err.printf("Connecting %d devices ...%n", devices);
        try (CoapSessions sessions = new CoapSessions(port, anchors)) {
            ReportLoop.run(sessions.connected(1), 2);
            Footprint before = Footprint.now();
            ReportLoop.run(sessions.connected(devices), 2 * devices);
            figures.footprint(devices, before, Footprint.now(), devices - 1);
        }
    }

    private void throughput(int port, TrustAnchors anchors, CoapFigures figures)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (CoapSessions sessions = new CoapSessions(port, anchors);
                RawCoapClient client = new RawCoapClient(port, anchors, rawDevices())) {
            for (int number : new int[] {1, REPORTING}) {
                System.err.printf("Reporting with %d devices ...%n", number);
                for (int i = 0; i <= repeats; i++) {
                    Round raw = ReportLoop.run(client.connected(number), reports);
                    Round ours = ReportLoop.run(sessions.connected(number), reports);
                    if (i > 0) {
                        figures.addRaw(number, raw.perSecond());
                        figures.addSession(number, ours.perSecond());
                    }
                }
            }
        }
    }

    private void traffic(int port, TrustAnchors anchors, CoapFigures figures)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        System.err.printf("Waiting for %d seconds ...%n", pause);
        try (CountingRelay relay = new CountingRelay(port);
                CoapSessions sessions = new CoapSessions(relay.port(), anchors)) {
            List<CoapSessions.Device> device = sessions.connected(1);
            figures.traffic("full handshake and authentication", relay.traffic());
            figures.traffic("first report", counted(relay, device));
            TimeUnit.SECONDS.sleep(pause);
            figures.traffic("first report after " + pause + " s without one", counted(relay, device));
            ReportLoop.run(device, AFTER_PAUSE - 2);
            figures.traffic(AFTER_PAUSE + "th report after that", counted(relay, device));
        }
    }

    private static CountingRelay.Traffic counted(CountingRelay relay, List<CoapSessions.Device> device)
            throws InterruptedException, ExecutionException, TimeoutException {
        CountingRelay.Traffic before = relay.traffic();
        ReportLoop.run(device, 1);
        return relay.traffic().minus(before);
    }
}
