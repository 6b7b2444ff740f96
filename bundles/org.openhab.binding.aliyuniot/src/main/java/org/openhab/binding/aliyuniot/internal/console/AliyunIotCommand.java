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
package org.openhab.binding.aliyuniot.internal.console;

import static org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants.BINDING_ID;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.FailureText;
import org.openhab.binding.aliyuniot.internal.action.DeviceOperations;
import org.openhab.binding.aliyuniot.internal.action.FirmwareOperations;
import org.openhab.binding.aliyuniot.internal.action.ModelledDevice;
import org.openhab.binding.aliyuniot.internal.gateway.GatewayHandler;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.binding.aliyuniot.internal.session.feature.DeviceServices;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.core.i18n.LocaleProvider;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.ConsoleCommandCompleter;
import org.openhab.core.io.console.extensions.AbstractConsoleCommandExtension;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;

/**
 * {@code openhab:aliyuniot devices|status|firmware|model|jobs|upload|topology|secrets|publish}, with completion.
 */
public class AliyunIotCommand extends AbstractConsoleCommandExtension {
    private static final String DEVICES = "devices";
    private static final String STATUS = "status";
    private static final String FIRMWARE = "firmware";
    private static final String PUBLISH = "publish";
    private static final String MODEL = "model";
    private static final String JOBS = "jobs";
    private static final String UPLOAD = "upload";
    private static final String TOPOLOGY = "topology";
    private static final String SECRETS = "secrets";
    private static final String CHECK = "check";
    private static final String START = "start";
    private static final String CANCEL = "cancel";
    private static final List<String> COMMANDS =
            List.of(DEVICES, STATUS, FIRMWARE, MODEL, JOBS, UPLOAD, TOPOLOGY, SECRETS, PUBLISH);
    private static final List<String> STEPS = List.of(CHECK, START, CANCEL);

    private static final int TIMEOUT_SECONDS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(TIMEOUT_SECONDS);
    private static final long POLL_MILLIS = 500;
    private static final int MAX_POLLS = 7200;
    private static final int PUBLISH_ARGUMENTS = 4;
    private static final int MAX_UPLOAD_ARGUMENTS = 5;
    private static final int MAX_PROPERTY = 2000;
    private static final int MAX_REASON = 1000;
    private static final List<String> ENDED =
            List.of("IDLE", "AVAILABLE", "SUCCEEDED", "FAILED", "CANCELLED", "DROPPED", "INTERRUPTED");

    private final ThingRegistry things;
    private final SecretCommands secrets;
    private final StatusLine statuses;

    public AliyunIotCommand(
            ThingRegistry things, TranslationProvider translations, LocaleProvider locales, SecretFile secretFile) {
        super(BINDING_ID, "Shows the devices of the Aliyun IoT Binding and updates their firmware.");
        this.things = things;
        secrets = new SecretCommands(secretFile);
        statuses = new StatusLine(translations, locales);
    }

    @Override
    public List<String> getUsages() {
        return List.of(
                buildCommandUsage(DEVICES, "lists the devices"),
                buildCommandUsage(STATUS + " <thingUID>", "shows status and properties of a device"),
                buildCommandUsage(
                        FIRMWARE + " <thingUID>", "shows the firmware of a device, and an update as it goes on"),
                buildCommandUsage(
                        FIRMWARE + " <thingUID> " + String.join("|", STEPS),
                        "asks the platform for firmware, starts or cancels the update"),
                buildCommandUsage(
                        MODEL + " <thingUID>", "shows the thing model of a device with the last values each way"),
                buildCommandUsage(
                        JOBS + " <thingUID>", "asks the platform for the jobs of a device that have not ended"),
                buildCommandUsage(
                        UPLOAD + " <thingUID> <path> [<name>] [" + UploadCommand.OVERWRITE + "]",
                        "uploads a file from the folders that the thing names"),
                buildCommandUsage(
                        TOPOLOGY + " <thingUID>",
                        "asks the platform for the sub-devices of a gateway, and shows their things"),
                buildCommandUsage(SECRETS + " list", "shows which devices have learnt a secret, but not the secrets"),
                buildCommandUsage(SECRETS + " forget <productKey> <deviceName>", "deletes a secret that was learnt"),
                buildCommandUsage(PUBLISH + " <thingUID> <topic> <text>", "publishes a text with QoS 1"));
    }

    @Override
    public void execute(String[] args, Console console) {
        try {
            if (args.length == 1 && DEVICES.equals(args[0])) {
                devices().forEach(thing -> console.println(line(thing)));
            } else if (args.length == 2 && STATUS.equals(args[0])) {
                status(device(args[1]), console);
            } else if (args.length >= 2 && args.length <= 3 && FIRMWARE.equals(args[0])) {
                firmware(operations(FirmwareOperations.class, args[1]), args.length == 3 ? args[2] : "", console);
            } else if (args.length == 2 && MODEL.equals(args[0])) {
                FeatureTable.of(operations(ModelledDevice.class, args[1])).forEach(console::println);
            } else if (args.length == 2 && JOBS.equals(args[0])) {
                JobTable.of(operations(DeviceServices.class, args[1]), PATIENCE).forEach(console::println);
            } else if (args.length >= 3 && args.length <= MAX_UPLOAD_ARGUMENTS && UPLOAD.equals(args[0])) {
                List<String> file = List.of(args).subList(2, args.length);
                UploadCommand.run(operations(DeviceServices.class, args[1]), file, PATIENCE, console);
            } else if (args.length == 2 && TOPOLOGY.equals(args[0])) {
                topology(operations(GatewayHandler.class, args[1]), console);
            } else if (args.length >= 2 && SECRETS.equals(args[0])) {
                secrets(List.of(args).subList(1, args.length), console);
            } else if (args.length >= PUBLISH_ARGUMENTS && PUBLISH.equals(args[0])) {
                String text = String.join(" ", Arrays.copyOfRange(args, PUBLISH_ARGUMENTS - 1, args.length));
                publish(operations(DeviceOperations.class, args[1]), args[2], text, console);
            } else {
                printUsage(console);
            }
        } catch (IllegalArgumentException | IllegalStateException | ConfigurationFailure | ExecutionException e) {
            console.println(ForeignText.line(FailureText.of(e), MAX_REASON));
        } catch (TimeoutException e) {
            console.println("The platform does not answer; what was published leaves as soon as that is possible.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Thing> devices() {
        return things.stream()
                .filter(thing -> thing.getUID().getBindingId().equals(BINDING_ID))
                .toList();
    }

    private static String line(Thing thing) {
        String version = thing.getProperties().get(Thing.PROPERTY_FIRMWARE_VERSION);
        return thing.getUID() + " " + thing.getStatus()
                + (version == null ? "" : " firmware " + ForeignText.line(version));
    }

    private Thing device(String uid) {
        return devices().stream()
                .filter(thing -> thing.getUID().getAsString().equals(uid))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no device " + ForeignText.line(uid) + "; 'aliyuniot devices' lists them."));
    }

    private <T> T operations(Class<T> kind, String uid) {
        Thing thing = device(uid);
        if (kind.isInstance(thing.getHandler())) {
            return kind.cast(thing.getHandler());
        }
        if (thing.getHandler() == null) {
            throw new IllegalStateException("The thing " + uid + " is not ready.");
        }
        throw new IllegalStateException("The thing " + uid
                + (kind.equals(GatewayHandler.class)
                        ? " is no gateway; take the device that is above its sub-devices."
                        : " is a module, which has firmware and nothing else."));
    }

    /** Properties carry no secrets; the configuration, which does, is not shown. */
    private void status(Thing thing, Console console) {
        console.println(thing.getUID() + " " + statuses.of(thing.getStatusInfo()));
        thing.getProperties().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(property -> console.println(
                        "  " + property.getKey() + " = " + ForeignText.line(property.getValue(), MAX_PROPERTY)));
    }

    private void topology(GatewayHandler gateway, Console console)
            throws InterruptedException, ExecutionException, TimeoutException {
        Set<DeviceIdentity> found =
                gateway.subDevices().scan().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        TopologyTable.of(gateway.getThing().getUID(), found, devices()).forEach(console::println);
    }

    private void secrets(List<String> args, Console console) throws ConfigurationFailure {
        if (!secrets.execute(args, console)) {
            printUsage(console);
        }
    }

    private static void firmware(FirmwareOperations device, String step, Console console)
            throws InterruptedException, ExecutionException, TimeoutException {
        switch (step) {
            case "" -> follow(device, console);
            case CHECK ->
                console.println(device.checkFirmware()
                        .toCompletableFuture()
                        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                        .map(version -> "Version " + ForeignText.line(version) + " can be installed.")
                        .orElse("There is nothing to install."));
            case START -> {
                device.startFirmwareUpdate();
                console.println("Firmware update started.");
            }
            case CANCEL -> {
                device.cancelFirmwareUpdate();
                console.println("Firmware update cancelled.");
            }
            default -> throw new IllegalArgumentException("Say one of " + String.join(", ", STEPS) + ", or nothing.");
        }
    }

    /** One line that changes for as long as an update runs. */
    private static void follow(FirmwareOperations device, Console console) throws InterruptedException {
        String shown = device.firmwareStatus();
        console.print(shown);
        for (int i = 0; i < MAX_POLLS && !isEnded(shown); i++) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            String now = device.firmwareStatus();
            if (!now.equals(shown)) {
                console.print("\r" + now + " ".repeat(Math.max(0, shown.length() - now.length())));
                shown = now;
            }
        }
        console.println("");
    }

    private static boolean isEnded(String status) {
        return ENDED.contains(status.split(" ", 2)[0]);
    }

    private static void publish(DeviceOperations device, String topic, String text, Console console)
            throws InterruptedException, ExecutionException, TimeoutException {
        device.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1)
                .toCompletableFuture()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        console.println("The platform has it.");
    }

    @Override
    public @Nullable ConsoleCommandCompleter getCompleter() {
        return this::complete;
    }

    private boolean complete(String[] args, int argument, int position, List<String> candidates) {
        List<String> choices = argument == 0 ? COMMANDS : choices(args, argument);
        String begun =
                argument < args.length ? args[argument].substring(0, Math.min(position, args[argument].length())) : "";
        return candidates.addAll(
                choices.stream().filter(choice -> choice.startsWith(begun)).toList());
    }

    private List<String> choices(String[] args, int argument) {
        if (SECRETS.equals(args[0])) {
            return secrets.choices(args, argument);
        }
        if (argument == 1 && !DEVICES.equals(args[0])) {
            return devices().stream()
                    .map(Thing::getUID)
                    .map(ThingUID::getAsString)
                    .toList();
        }
        if (argument > 2 && argument < MAX_UPLOAD_ARGUMENTS && UPLOAD.equals(args[0])) {
            return List.of(UploadCommand.OVERWRITE);
        }
        return argument == 2 && FIRMWARE.equals(args[0]) ? STEPS : List.of();
    }

    /**
     * One command is as good as another: openHAB's console keeps those that are gone in a map, as keys, for as long as it
     * runs. Equal ones take one another's place in it, so that no restart of the add-on leaves one more.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AliyunIotCommand;
    }

    @Override
    public int hashCode() {
        return AliyunIotCommand.class.hashCode();
    }
}
