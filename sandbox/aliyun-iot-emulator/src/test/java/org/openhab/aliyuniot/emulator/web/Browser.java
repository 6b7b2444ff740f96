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
package org.openhab.aliyuniot.emulator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Chromium that looks at the console of an emulator. */
@NonNullByDefault({})
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final RemoteWebDriver driver;
    private final ChromeDriverService service;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Browser(ChromeDriverService service, RemoteWebDriver driver) {
        this.service = service;
        this.driver = driver;
    }

    /** Starts a browser of this machine; without one, the test is skipped. */
    static Browser start() throws IOException {
        Path browser = program("chromium", "chromium-browser", "google-chrome");
        Path chromedriver = program("chromedriver");
        assumeTrue(
                browser != null && chromedriver != null,
                "Skipped: there is no Chromium with its driver; Debian's packages are chromium and chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(
                "--headless=new",
                // Chromium's own sandbox does not run as root, as CI does.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-proxy-server",
                "--lang=en",
                // Whatever it asks for, it gets nothing from elsewhere.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--window-size=1280,900");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        service.start();
        return new Browser(service, new RemoteWebDriver(service.getUrl(), options));
    }

    private static Path program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Opens a page of the console, such as {@code devices}, and waits until it is connected. */
    void open(AliyunIotEmulator emulator, String page) {
        driver.get("about:blank");
        driver.get("http://127.0.0.1:" + emulator.ports().rest() + "/#" + page);
        until(() -> text("#light").startsWith("●"));
    }

    /** Goes to another page by its link. */
    void go(String page) {
        find("#pages a[href='#" + page + "']").click();
        until(() -> find("#pages a[href='#" + page + "']").getAttribute("aria-current") != null);
    }

    /** The visible element of a CSS selector. */
    WebElement find(String css) {
        return await(() -> {
            for (WebElement element : driver.findElements(By.cssSelector(css))) {
                if (element.isDisplayed()) {
                    return element;
                }
            }
            return null;
        });
    }

    /** The visible element of a kind that has this text. */
    WebElement find(String css, String text) {
        return await(() -> {
            for (WebElement element : driver.findElements(By.cssSelector(css))) {
                if (element.isDisplayed() && element.getText().equals(text)) {
                    return element;
                }
            }
            return null;
        });
    }

    String text(String css) {
        return find(css).getText();
    }

    /** What can be read on the page. */
    String shown() {
        return text("body");
    }

    void waitFor(String text) {
        until(() -> shown().contains(text));
    }

    void click(String css, String text) {
        retrying(() -> find(css, text).click());
    }

    void click(String css) {
        retrying(() -> find(css).click());
    }

    void type(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    void select(String css, String value) {
        retrying(() -> find(css)
                .findElement(By.cssSelector("option[value='" + value + "']"))
                .click());
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    interface Condition {
        boolean holds();
    }

    interface Source<T> {
        T get();
    }

    void until(Condition condition) {
        await(() -> condition.holds() ? true : null);
    }

    /** Waits for something; the page may be drawn anew meanwhile. */
    private <T> T await(Source<T> source) {
        AtomicReference<T> found = new AtomicReference<>();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(50))
                    .pollDelay(Duration.ZERO)
                    .ignoreExceptionsMatching(failure -> failure instanceof StaleElementReferenceException
                            || failure instanceof NoSuchElementException
                            || failure instanceof ElementNotInteractableException)
                    .until(() -> {
                        found.set(source.get());
                        return found.get() != null;
                    });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "The page shows: " + driver.findElement(By.tagName("body")).getText() + "\n"
                            + String.join("\n", logs()),
                    e);
        }
        return found.get();
    }

    private void retrying(Runnable action) {
        until(() -> {
            action.run();
            return true;
        });
    }

    /** What the page complained of and which addresses it asked for, since the start. */
    private List<String> logs() {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            complaints.add(entry.getLevel() + " " + entry.getMessage());
        }
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            try {
                JsonNode message = MAPPER.readTree(entry.getMessage()).path("message");
                if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                    requests.add(
                            message.path("params").path("request").path("url").asText());
                }
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
        return complaints;
    }

    /** Asserts that the page asked nobody else and complained of nothing, but of what is expected. */
    void isClean(AliyunIotEmulator emulator, Predicate<String> expected) {
        logs();
        assertThat(complaints).filteredOn(expected.negate()).isEmpty();
        assertThat(requests)
                .isNotEmpty()
                .filteredOn(url -> !url.equals("about:blank"))
                .allMatch(url ->
                        url.startsWith("http://127.0.0.1:" + emulator.ports().rest() + "/"));
    }

    byte[] screenshot(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            service.stop();
        }
    }
}
