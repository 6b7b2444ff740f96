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
package org.openhab.binding.aliyuniot.benchmarks.openhab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openhab.binding.aliyuniot.benchmarks.broker.EmulatorBroker;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;

/**
 * An openHAB with the add-on, in a folder of its own, that is started as often as one likes.
 *
 * @param folder the copy
 * @param java that it runs on
 * @param options of its JVM
 * @param devices how many things there are
 */
record InstalledAddOn(OpenHabFolder folder, JavaHome java, List<String> options, int devices) {
    static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String CA_FILE = "emulator.pem";
    private static final Pattern ONLINE =
            Pattern.compile("Thing '(aliyuniot:device:\\w+)' changed from .* to ONLINE\\b.*");

    /** The one component that openHAB cannot do without; Karaf says when it finds it in a bundle that has started. */
    private static final String FACTORY = "org.openhab.binding.aliyuniot.internal.handler.AliyunIotHandlerFactory";

    private static final String STARTED = "bundle org.openhab.binding.aliyuniot:";

    /**
     * Copies an openHAB and adds an add-on to it, without a thing; it is installed when it has been started once.
     *
     * @param home the original, which is left alone
     * @param kar the add-on's archive
     * @param target folder that is not there yet
     */
    static InstalledAddOn copy(Path home, Path kar, Path target, JavaHome java, List<String> options, int devices)
            throws IOException {
        OpenHabFolder folder = OpenHabFolder.copy(home, target);
        folder.addOn(kar);
        folder.log(FACTORY, "DEBUG");
        return new InstalledAddOn(folder, java, options, devices);
    }

    /** Adds the things of devices of an emulator, or edits them. */
    void write(EmulatorBroker emulator, DeviceThings.Edit edit) throws IOException {
        folder.configure(CA_FILE, Files.readString(emulator.caCertificate()));
        new DeviceThings(devices, emulator.tlsPort(), CA_FILE).write(folder, edit);
    }

    /**
     * When a start began and ended.
     *
     * @param bundle when Karaf found components in the add-on, which had just started
     * @param online when the last thing was online
     */
    record Start(OpenHabProcess process, LocalDateTime bundle, LocalDateTime online) {
        double seconds() {
            return Duration.between(bundle, online).toMillis() / 1e3;
        }
    }

    /** Starts it and waits until the add-on runs and all things are online. The caller closes the process. */
    Start start(List<String> moreOptions) throws IOException, InterruptedException {
        LogReader log = new LogReader(folder.log());
        LogReader events = new LogReader(folder.eventsLog());
        List<String> all = new ArrayList<>(options);
        all.addAll(moreOptions);
        OpenHabProcess process = OpenHabProcess.start(folder, java, all);
        try {
            LocalDateTime bundle = LogReader.time(log.await(line -> line.contains(STARTED), process, LIMIT));
            return new Start(process, bundle, devices == 0 ? bundle : online(events, process));
        } catch (IOException e) {
            process.close();
            throw new IOException(e.getMessage() + "\n" + OpenHabProcess.endOfLogs(folder), e);
        } catch (InterruptedException e) {
            process.close();
            throw e;
        }
    }

    private LocalDateTime online(LogReader events, OpenHabProcess process) throws IOException, InterruptedException {
        Set<String> online = new HashSet<>();
        String last = events.await(
                line -> {
                    Matcher found = ONLINE.matcher(line);
                    if (found.find()) {
                        online.add(found.group(1));
                    }
                    return online.size() == devices;
                },
                process,
                LIMIT);
        return LogReader.time(last);
    }
}
