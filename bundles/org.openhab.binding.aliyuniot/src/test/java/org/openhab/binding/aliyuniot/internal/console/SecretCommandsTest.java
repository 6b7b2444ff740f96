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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.registration.LearntSecret;
import org.openhab.core.io.console.Console;

@NonNullByDefault({})
class SecretCommandsTest {
    private static final DeviceIdentity LAMP = DeviceIdentity.of("a2LampLampL", "lamp01");
    private static final DeviceIdentity OTHER = DeviceIdentity.of("a2LampLampL", "lamp02");
    private static final DeviceIdentity METER = DeviceIdentity.of("a3MeterMete", "meter");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "t0kenT0kenT0ken";

    private final StringBuilder printed = new StringBuilder();
    private Path path;
    private SecretFile file;
    private SecretCommands secrets;

    @BeforeEach
    void open(@TempDir Path folder) {
        path = folder.resolve("secrets.json");
        file = new SecretFile(path);
        secrets = new SecretCommands(file);
    }

    private void learn() throws ConfigurationFailure {
        file.secrets()
                .keep(Map.of(
                        LAMP, new LearntSecret.OfDevice(new DeviceSecret(SECRET)),
                        OTHER, new LearntSecret.OfDevice(new DeviceSecret(SECRET)),
                        METER, new LearntSecret.OfClient("client", TOKEN)));
    }

    private String run(String... args) throws ConfigurationFailure {
        printed.setLength(0);
        boolean done = secrets.execute(List.of(args), new Console() {
            @Override
            public void print(String text) {
                printed.append(text);
            }

            @Override
            public void println(String text) {
                printed.append(text).append('\n');
            }

            @Override
            public void printUsage(String text) {
                printed.append("usage ").append(text).append('\n');
            }
        });
        return done ? printed.toString() : "usage";
    }

    @Test
    void listSaysWhoseSecretsWereLearntAndMasksThem() throws Exception {
        assertThat(run("list")).isEqualTo("No secrets were learnt.\n");
        learn();

        assertThat(run("list")).isEqualTo("""
                        PRODUCT KEY  DEVICE NAME  KIND           VALUE
                        a2LampLampL  lamp01       device secret  ***
                        a2LampLampL  lamp02       device secret  ***
                        a3MeterMete  meter        device token   ***
                        """).doesNotContain(SECRET, TOKEN);
    }

    @Test
    void forgottenSecretIsGoneFromTheDisk() throws Exception {
        learn();

        assertThat(run("forget", "a2LampLampL", "lamp01"))
                .isEqualTo("The secret of a2LampLampL/lamp01 is forgotten.\n");
        assertThat(file.secrets().devices()).containsExactly(OTHER, METER);
        assertThat(Files.readString(path)).doesNotContain("lamp01").contains("lamp02");
        assertThat(run("forget", "a2LampLampL", "lamp01"))
                .isEqualTo("No secret of a2LampLampL/lamp01 was learnt; 'aliyuniot secrets list' shows whose were.\n");
    }

    @Test
    void anythingElseIsNoCommand() throws Exception {
        learn();
        assertThat(run("show")).isEqualTo("usage");
        assertThat(run("list", "all")).isEqualTo("usage");
        assertThat(run("forget", "a2LampLampL")).isEqualTo("usage");
        assertThatThrownBy(() -> run("forget", "a2LampLampL", "\u001B[2J"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file.secrets().devices()).hasSize(3);
    }

    @Test
    void namesAreCompleted() throws Exception {
        learn();
        assertThat(complete("secrets")).containsExactly("list", "forget");
        assertThat(complete("secrets", "forget")).containsExactly("a2LampLampL", "a3MeterMete");
        assertThat(complete("secrets", "forget", "a2LampLampL")).containsExactly("lamp01", "lamp02");
        assertThat(complete("secrets", "forget", "a2LampLampL", "lamp01")).isEmpty();
        assertThat(complete("secrets", "list")).isEmpty();
    }

    /** What may follow the arguments. */
    private List<String> complete(String... args) {
        return secrets.choices(args, args.length);
    }

    @Test
    void fileThatCannotBeReadIsSaidSoAndCompletesNothing() throws Exception {
        Files.createDirectories(path.resolve("secrets.json"));

        assertThatThrownBy(() -> run("list"))
                .isInstanceOf(ConfigurationFailure.class)
                .hasMessageContaining("secrets.json");
        assertThat(complete("secrets", "forget")).isEmpty();
    }
}
