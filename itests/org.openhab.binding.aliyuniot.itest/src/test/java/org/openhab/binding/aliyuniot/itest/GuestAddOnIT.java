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
package org.openhab.binding.aliyuniot.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.sandbox.KarafInstance;
import org.openhab.sandbox.KarafSettings;

/**
 * {@code ./sandbox.sh --openhab} with a folder and a REST interface that look like openHAB's, and the stand-in behind
 * them.
 */
class GuestAddOnIT {
    private static final String TOKEN = "oh.test.0123456789";
    private static final Pattern STATUS = Pattern.compile("Status=([A-Z]+)");

    @TempDir
    static Path folder;

    private static Path openHab;
    private static KarafInstance karaf;
    private static OpenHabConsole console;
    private static HttpServer rest;

    @BeforeAll
    static void startOpenHab() throws Exception {
        openHab = folder.resolve("openhab");
        karaf = KarafInstance.start(KarafSettings.of(SourceTree.layout().karaf(), openHab));
        karaf.awaitReady(Duration.ofMinutes(3));
        console = new OpenHabConsole(karaf);
        Path etc = Files.createDirectories(openHab.resolve("userdata/etc"));
        Files.writeString(etc.resolve("version.properties"), "openhab-distro  : 5.2.1\n");
        Files.writeString(etc.resolve("org.apache.karaf.shell.cfg"), "sshPort = " + karaf.sshPort() + "\n");
        Files.copy(openHab.resolve("etc/host.key.pub"), etc.resolve("host.key.pub"));
        rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.createContext("/rest/", GuestAddOnIT::answer);
        rest.start();
    }

    @AfterAll
    static void stopOpenHab() {
        if (rest != null) {
            rest.stop(0);
        }
        if (karaf != null) {
            karaf.close();
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/rest/".length());
            boolean known =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            JsonObject answer = path.isEmpty() ? root() : path.startsWith("things/") ? thing(path) : item(path);
            int status = !path.isEmpty() && !known ? 401 : answer == null ? 404 : 200;
            byte[] body = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static JsonObject root() {
        JsonObject runtime = new JsonObject();
        runtime.addProperty("version", "5.2.1");
        JsonObject root = new JsonObject();
        root.add("runtimeInfo", runtime);
        return root;
    }

    private static JsonObject thing(String path) throws IOException {
        Matcher found = STATUS.matcher(console.thing(path.substring("things/".length())));
        if (!found.find()) {
            return null;
        }
        JsonObject status = new JsonObject();
        status.addProperty("status", found.group(1));
        JsonObject thing = new JsonObject();
        thing.add("statusInfo", status);
        return thing;
    }

    private static JsonObject item(String path) throws IOException {
        return console.item(path.substring("items/".length())).isEmpty() ? null : new JsonObject();
    }

    private static Process launch(Path output, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                SourceTree.root()
                        .resolve("sandbox/launcher/target/sandbox-launcher.jar")
                        .toString(),
                "--root",
                SourceTree.root().toString(),
                "--work",
                folder.resolve("work").toString(),
                "--openhab",
                openHab.toString(),
                "--openhab-url",
                "http://127.0.0.1:" + rest.getAddress().getPort()));
        command.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("OPENHAB_TOKEN", TOKEN);
        builder.environment().put("OPENHAB_CONSOLE_PASSWORD", karaf.settings().password());
        return builder.start();
    }

    /** The user's files, as far as the demo has to do with their folders. */
    private static List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        for (String name : List.of("addons", "conf", "userdata/aliyuniot")) {
            Path part = openHab.resolve(name);
            if (Files.exists(part)) {
                try (Stream<Path> found = Files.walk(part)) {
                    found.map(Path::toString).sorted().forEach(files::add);
                }
            }
        }
        return files;
    }

    private static void assertThatNothingIsLeft(List<String> before) throws IOException {
        assertThat(files()).isEqualTo(before);
        assertThat(console.run("openhab:things list")).doesNotContain("aliyuniot:");
        assertThat(console.run("bundle:list -s")).doesNotContain("org.openhab.binding.aliyuniot");
    }

    @Test
    void demoIsPlayedAndEverythingIsAsBefore() throws Exception {
        List<String> before = files();
        Path output = folder.resolve("demo.txt");
        Process demo = launch(output, "--demo");
        demo.getOutputStream().close();
        assertThat(demo.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String told = Files.readString(output);
        assertThat(told)
                .contains("openHAB 5.2.1 answers")
                .contains("openHAB's REST interface says ONLINE")
                .contains("UP_TO_DATE")
                .contains("Both ends agree")
                .doesNotContain(TOKEN, karaf.settings().password());
        assertThat(demo.exitValue()).as(told).isZero();
        assertThatNothingIsLeft(before);
    }

    @Test
    void anEndInTheMiddleTakesEverythingAwayToo() throws Exception {
        List<String> before = files();
        Path output = folder.resolve("broken-off.txt");
        Process demo = launch(output);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(output).content().contains("The line breaks"));
        assertThat(files()).isNotEqualTo(before);
        demo.destroy();
        assertThat(demo.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output).content().contains("openHAB gets back as it was");
        assertThatNothingIsLeft(before);
    }

    @Test
    void whatIsTheUsersIsNotTouched() throws Exception {
        Path own = Files.writeString(openHab.resolve("conf/yaml/aliyuniot-sandbox.yaml"), "version: 1\n");
        try {
            List<String> before = files();
            Path output = folder.resolve("refused.txt");
            Process demo = launch(output, "--demo");
            assertThat(demo.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(demo.exitValue()).isEqualTo(1);
            assertThat(output).content().contains("aliyuniot-sandbox.yaml is there already");
            assertThat(own).hasContent("version: 1");
            assertThatNothingIsLeft(before);
        } finally {
            Files.delete(own);
        }
    }
}
