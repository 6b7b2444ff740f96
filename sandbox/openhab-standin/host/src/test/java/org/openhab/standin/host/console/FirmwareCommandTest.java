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
package org.openhab.standin.host.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareBuilder;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateHandler;
import org.openhab.core.thing.firmware.FirmwareRegistry;
import org.openhab.core.thing.firmware.FirmwareStatusInfo;
import org.openhab.core.thing.firmware.FirmwareUpdateService;

/** What the command prints is what openHAB 5.2.1 printed. */
@NonNullByDefault({})
class FirmwareCommandTest {
    private static final ThingTypeUID TYPE = new ThingTypeUID("magic:lamp");
    private static final ThingUID LAMP = new ThingUID("magic:lamp:one");

    private final List<String> calls = new ArrayList<>();
    private final Collection<Firmware> firmwares = new TreeSet<>();
    private final Thing thing = ThingBuilder.create(TYPE, LAMP).build();
    private FirmwareStatusInfo status;

    private final FirmwareCommand command = new FirmwareCommand(
            (ThingRegistry) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ThingRegistry.class},
                    (proxy, method, args) -> LAMP.equals(args[0]) ? thing : null),
            (FirmwareRegistry) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {FirmwareRegistry.class},
                    (proxy, method, args) -> firmwares),
            new Service());

    @Test
    void listsFirmwaresAsTheyDescribeThemselvesTheNewestFirst() {
        assertThat(typed("list magic:lamp:one"))
                .containsExactly("No firmwares found for thing with UID magic:lamp:one");
        firmwares.add(FirmwareBuilder.create(TYPE, "1.9").build());
        firmwares.add(FirmwareBuilder.create(TYPE, "1.10").build());

        assertThat(typed("list magic:lamp:one"))
                .containsExactly(
                        "FirmwareImpl [thingTypeUID=magic:lamp, vendor=null, model=null, modelRestricted=false,"
                                + " description=null, version=1.10, prerequisiteVersion=null, changelog=null,"
                                + " onlineChangelog=null, md5Hash=null, properties={}]",
                        "FirmwareImpl [thingTypeUID=magic:lamp, vendor=null, model=null, modelRestricted=false,"
                                + " description=null, version=1.9, prerequisiteVersion=null, changelog=null,"
                                + " onlineChangelog=null, md5Hash=null, properties={}]");
        assertThat(typed("list magic:lamp:two")).containsExactly("There is no present thing with UID magic:lamp:two");
    }

    @Test
    void tellsTheStatus() {
        assertThat(typed("status magic:lamp:one"))
                .containsExactly("The firmware status for thing with UID magic:lamp:one could not be determined.");
        status = FirmwareStatusInfo.createUpdateExecutableInfo(LAMP, "1.1.0");
        assertThat(typed("status magic:lamp:one"))
                .containsExactly("Firmware status for thing with UID magic:lamp:one is UPDATE_EXECUTABLE. "
                        + "The latest updatable firmware version is 1.1.0.");
        status = FirmwareStatusInfo.createUpToDateInfo(LAMP);
        assertThat(typed("status magic:lamp:one"))
                .containsExactly("Firmware status for thing with UID magic:lamp:one is UP_TO_DATE.");
    }

    @Test
    void updatesAndCancelsAThingThatHasAHandler() {
        FirmwareUpdateHandler handler = (FirmwareUpdateHandler) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {FirmwareUpdateHandler.class},
                (proxy, method, args) -> method.getName().equals("getThing") ? thing : proxy == args[0]);
        command.addFirmwareUpdateHandler(handler);

        assertThat(typed("update magic:lamp:one 1.1.0")).containsExactly("Firmware update started.");
        assertThat(typed("cancel magic:lamp:one")).containsExactly("Firmware update canceled.");
        assertThat(calls).containsExactly("update magic:lamp:one 1.1.0 null", "cancel magic:lamp:one");

        command.removeFirmwareUpdateHandler(handler);
        assertThat(typed("update magic:lamp:one 1.1.0"))
                .containsExactly("No firmware update handler available for thing with UID magic:lamp:one.");
    }

    @ParameterizedTest
    @CsvSource({"list", "status", "cancel", "update magic:lamp:one", "list a b"})
    void asksForMissingArguments(String line) {
        assertThat(typed(line)).singleElement().asString().startsWith("Specify the thing");
        assertThat(calls).isEmpty();
    }

    @Test
    void printsItsUsagesWithoutSubcommand() {
        assertThat(ConsoleOutput.of(command))
                .startsWith(
                        "No firmware subcommand given.",
                        "Usage: openhab:firmware list <thingUID>" + " - lists the available firmwares for a thing")
                .hasSize(5);
    }

    @Test
    void leavesNonsenseToTheConsole() {
        assertThatIllegalArgumentException().isThrownBy(() -> typed("status lamp"));
    }

    private List<String> typed(String line) {
        return ConsoleOutput.of(command, line.split(" "));
    }

    private final class Service implements FirmwareUpdateService {
        @Override
        public FirmwareStatusInfo getFirmwareStatusInfo(ThingUID thingUID) {
            return status;
        }

        @Override
        public void updateFirmware(ThingUID thingUID, String firmwareVersion, Locale locale) {
            calls.add("update " + thingUID + " " + firmwareVersion + " " + locale);
        }

        @Override
        public void cancelFirmwareUpdate(ThingUID thingUID) {
            calls.add("cancel " + thingUID);
        }
    }
}
