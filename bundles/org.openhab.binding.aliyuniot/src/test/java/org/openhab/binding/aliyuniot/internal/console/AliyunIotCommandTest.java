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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.OpenhabFiles;
import org.openhab.binding.aliyuniot.internal.action.DeviceOperations;
import org.openhab.binding.aliyuniot.internal.action.FirmwareOperations;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.io.console.Console;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.types.Command;
import org.osgi.framework.Bundle;

@NonNullByDefault({})
class AliyunIotCommandTest {
    private static final String UID = "aliyuniot:device:greenhouse";

    private static final SecretFile NO_SECRETS = new SecretFile(Path.of("none"));

    private Locale locale = Locale.ENGLISH;
    private final StringBuilder printed = new StringBuilder();
    private final List<String> done = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>(List.of("IDLE"));
    private final Thing thing = thing(UID);
    private final AliyunIotCommand command = new AliyunIotCommand(
            registry(List.of(thing, thing("mqtt:topic:lamp"))), new FileTranslations(), () -> this.locale, NO_SECRETS);

    /** Reads the texts that the binding brings. */
    private static final class FileTranslations implements TranslationProvider {
        @Override
        public String getText(Bundle bundle, String key, String defaultText, Locale locale) {
            try {
                String text = OpenhabFiles.texts(locale.getLanguage().equals("zh") ? "_zh" : "")
                        .get(key);
                return text == null ? defaultText : text;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getText(Bundle bundle, String key, String defaultText, Locale locale, Object... arguments) {
            String text = getText(bundle, key, defaultText, locale);
            return text == null ? null : new MessageFormat(text, locale).format(arguments);
        }
    }

    /** As openHAB's console does, which looks a command that is gone up, but does not take it out. */
    @Test
    void aMapOfCommandsDoesNotGrowWithRestarts() {
        Map<AliyunIotCommand, String> kept = new HashMap<>();
        for (int restart = 0; restart < 5; restart++) {
            kept.put(
                    new AliyunIotCommand(registry(List.of()), new FileTranslations(), () -> locale, NO_SECRETS),
                    "restart " + restart);
        }

        assertThat(kept).hasSize(1).containsValue("restart 4");
    }

    @Test
    void theStatusIsAPlainSentenceInTheLanguageOfOpenhab() {
        thing.setStatusInfo(new ThingStatusInfo(
                ThingStatus.OFFLINE,
                ThingStatusDetail.FIRMWARE_UPDATING,
                LocalizedText.of("offline.firmware-reporting", List.of("2.0", "97"))));
        assertThat(run("status", UID))
                .startsWith(UID + " OFFLINE (FIRMWARE_UPDATING): Firmware 2.0: telling the platform (97 %).\n");

        locale = Locale.SIMPLIFIED_CHINESE;
        assertThat(run("status", UID)).contains("固件 2.0：正在上报平台（97 %）。").doesNotContain("@text");

        thing.setStatusInfo(new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null));
        assertThat(run("status", UID)).startsWith(UID + " ONLINE\n");
        thing.setStatusInfo(
                new ThingStatusInfo(ThingStatus.OFFLINE, ThingStatusDetail.GONE, "@text/of.another [\"x\"]"));
        assertThat(run("status", UID)).startsWith(UID + " OFFLINE (GONE): @text/of.another [\"x\"]\n");
    }

    @Test
    void everyStatusTextOfTheBindingCanBeResolved() throws Exception {
        for (String key : OpenhabFiles.texts("").keySet()) {
            if (key.startsWith("offline.") || key.startsWith("config-status.")) {
                thing.setStatusInfo(new ThingStatusInfo(
                        ThingStatus.OFFLINE,
                        ThingStatusDetail.CONFIGURATION_ERROR,
                        LocalizedText.of(key, List.of("a b", "(1)", "c", "d"))));
                assertThat(run("status", UID)).doesNotContain("@text").doesNotContain("{0}");
            }
        }
    }

    @Test
    void nothingThatIsPrintedSteersATerminal() {
        thing.setProperties(Map.of("tags", "a=\u009B31m\u202E\u2028x\u001B[2J"));
        thing.setStatusInfo(new ThingStatusInfo(ThingStatus.OFFLINE, ThingStatusDetail.NONE, "x\u009B\u0085\u2066y"));

        assertThat(run("status", UID) + run("status", "a\u202Eb") + run("devices"))
                .doesNotContainPattern("[\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]")
                .doesNotContainPattern("[\\p{Cc}&&[^\n]]");
    }

    private static Thing thing(String uid) {
        ThingUID thingUID = new ThingUID(uid);
        Thing thing = ThingBuilder.create(new ThingTypeUID(uid.split(":")[0], uid.split(":")[1]), thingUID)
                .build();
        thing.setProperties(Map.of("firmwareVersion", "1.0", "deviceName", "greenhouse"));
        return thing;
    }

    private static ThingRegistry registry(List<Thing> things) {
        return (ThingRegistry) Proxy.newProxyInstance(
                ThingRegistry.class.getClassLoader(), new Class<?>[] {ThingRegistry.class}, (proxy, method, args) -> {
                    if (method.getName().equals("stream")) {
                        return things.stream();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private final class Device extends BaseThingHandler implements DeviceOperations, FirmwareOperations {
        Device() {
            super(AliyunIotCommandTest.this.thing);
        }

        @Override
        public void initialize() {}

        @Override
        public void handleCommand(ChannelUID channel, Command command) {}

        @Override
        public boolean isOnline() {
            return true;
        }

        @Override
        public CompletionStage<Message> publish(String topic, byte[] payload, int qos) {
            done.add("publish " + topic + " " + new String(payload) + " " + qos);
            return CompletableFuture.completedFuture(
                    new Message(new Topic("/a/b/user/update"), payload, Qos.AT_LEAST_ONCE));
        }

        @Override
        public CompletionStage<Message> answer(String id, byte[] payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Optional<String>> checkFirmware() {
            return CompletableFuture.completedFuture(Optional.of("2.0"));
        }

        @Override
        public void startFirmwareUpdate() {
            throw new IllegalStateException("No firmware waits to be installed");
        }

        @Override
        public void cancelFirmwareUpdate() {
            done.add("cancel");
        }

        @Override
        public void reportFirmwareVersion(String version) {}

        @Override
        public void firmwareProgress(int percent) {}

        @Override
        public void firmwareInstalled(String version) {}

        @Override
        public void firmwareFailed(String reason) {}

        @Override
        public String firmwareStatus() {
            return statuses.size() > 1 ? statuses.remove(0) : statuses.get(0);
        }
    }

    private String run(String... args) {
        printed.setLength(0);
        command.execute(args, new Console() {
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
        return printed.toString();
    }

    private List<String> complete(int argument, String... args) {
        List<String> candidates = new ArrayList<>();
        int position = argument < args.length ? args[argument].length() : 0;
        boolean found = command.getCompleter().complete(args, argument, position, candidates);
        assertThat(found).isEqualTo(!candidates.isEmpty());
        return candidates;
    }

    @Test
    void devicesOfTheBindingAreListedAndShown() {
        assertThat(run("devices")).isEqualTo(UID + " UNINITIALIZED firmware 1.0\n");
        assertThat(run("status", UID)).contains("UNINITIALIZED").contains("  deviceName = greenhouse\n");
    }

    @Test
    void whatIsWrongIsSaidInASentence() {
        assertThat(run("status", "aliyuniot:device:x"))
                .isEqualTo("There is no device aliyuniot:device:x; 'aliyuniot devices' lists them.\n");
        assertThat(run("status", "mqtt:topic:lamp")).startsWith("There is no device");
        assertThat(run("firmware", UID)).isEqualTo("The thing " + UID + " is not ready.\n");
        thing.setHandler(new Device());
        assertThat(run("firmware", UID, "start")).isEqualTo("No firmware waits to be installed\n");
        assertThat(run("firmware", UID, "burn")).isEqualTo("Say one of check, start, cancel, or nothing.\n");
        Stream.of(new String[0], new String[] {"firmware"}, new String[] {"devices", "all"}, new String[] {"upload", UID
                })
                .forEach(args -> assertThat(run(args))
                        .startsWith("usage aliyuniot devices")
                        .contains("publish"));
    }

    @Test
    void aModuleHasNothingToPublish() {
        thing.setHandler(new BaseThingHandler(thing) {
            @Override
            public void initialize() {}

            @Override
            public void handleCommand(ChannelUID channel, Command command) {}
        });

        assertThat(run("publish", UID, "user/update", "text"))
                .isEqualTo("The thing " + UID + " is a module, which has firmware and nothing else.\n");
    }

    @Test
    void anUpdateIsFollowedToItsEnd() {
        thing.setHandler(new Device());
        statuses.addAll(0, List.of("DOWNLOADING 2.0 1 %", "DOWNLOADING 2.0 50 %", "SUCCEEDED 2.0 99 %"));

        assertThat(run("firmware", UID)).isEqualTo("DOWNLOADING 2.0 1 %\rDOWNLOADING 2.0 50 %\rSUCCEEDED 2.0 99 %  \n");
        assertThat(run("firmware", UID, "check")).isEqualTo("Version 2.0 can be installed.\n");
        run("firmware", UID, "cancel");
        run("publish", UID, "user/update", "two", "words");
        assertThat(done).containsExactly("cancel", "publish user/update two words 1");
    }

    @Test
    void argumentsAreCompleted() {
        assertThat(complete(0, ""))
                .containsExactly(
                        "devices", "status", "firmware", "model", "jobs", "upload", "topology", "secrets", "publish");
        assertThat(complete(0, "fi")).containsExactly("firmware");
        assertThat(complete(1, "firmware", "")).containsExactly(UID);
        assertThat(complete(1, "devices", "")).isEmpty();
        assertThat(complete(2, "firmware", UID, "c")).containsExactly("check", "cancel");
        assertThat(complete(1, "upload", "")).containsExactly(UID);
        assertThat(complete(2, "upload", UID, "")).isEmpty();
        assertThat(complete(3, "upload", UID, "a.txt", "o")).containsExactly("overwrite");
        assertThat(complete(4, "upload", UID, "a.txt", "b.txt", "")).containsExactly("overwrite");
        assertThat(complete(5, "upload", UID, "a.txt", "b.txt", "overwrite", ""))
                .isEmpty();
        assertThat(complete(2, "publish", UID, "")).isEmpty();
        assertThat(complete(3, "publish", UID, "a", "")).isEmpty();
    }
}
