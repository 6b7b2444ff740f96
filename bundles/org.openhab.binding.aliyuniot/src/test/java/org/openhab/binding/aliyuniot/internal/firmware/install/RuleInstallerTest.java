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
package org.openhab.binding.aliyuniot.internal.firmware.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareInstaller;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;

@NonNullByDefault({})
class RuleInstallerTest implements FirmwareInstaller.Ongoing {
    private static final FirmwareVersion NEW = new FirmwareVersion("2.0.0");

    private final List<String> events = new ArrayList<>();
    private final List<Integer> percents = new ArrayList<>();
    private Runnable rule = () -> {};
    private Runnable abort;
    private final RuleInstaller rules = new RuleInstaller(event -> {
        events.add(JsonParser.parseString(event).getAsJsonObject().get("event").getAsString());
        rule.run();
    });

    private FirmwareVersion install() throws UpdateFailure {
        try {
            OtaJob job = OtaJob.of(
                    JsonParser.parseString("""
                    {"size":3,"version":"2.0.0","url":"https://localhost/image.bin","signMethod":"SHA256","sign":"%s"}""".formatted("0".repeat(64))).getAsJsonObject());
            return rules.install(job, List.of(Path.of("image.bin")), this);
        } catch (OtaJobRefused e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRuleSaysHowFarItIsAndWhatRunsThen() throws Exception {
        rule = () -> {
            rules.progress(40);
            rules.installed(NEW);
        };

        assertThat(install()).isEqualTo(NEW);
        assertThat(events).containsExactly("READY");
        assertThat(percents).containsExactly(40);
        assertThat(abort).as("is taken back").isNull();
    }

    @Test
    void aRuleThatCannotSaysWhy() {
        rule = () -> rules.failed("no power");

        InstallFailure failure = catchThrowableOfType(InstallFailure.class, this::install);

        assertThat(failure.key()).isEqualTo("firmware.rule-failed");
        assertThat(failure.arguments()).containsExactly("no power");
    }

    @Test
    void aRuleHearsOfTheAbort() {
        rule = () -> {
            if (abort != null) {
                abort.run();
            }
        };

        InstallFailure failure = catchThrowableOfType(InstallFailure.class, this::install);

        assertThat(failure.key()).isEqualTo("firmware.interrupted");
        assertThat(events).containsExactly("READY", "ABORTED");
    }

    @Test
    void nobodyWaitsForARuleBeforeAndAfter() throws Exception {
        assertThat(rules.progress(1)).isFalse();
        assertThat(rules.installed(NEW)).isFalse();
        rule = () -> rules.installed(NEW);
        install();

        assertThat(rules.failed("late")).isFalse();
        assertThat(rules.progress(2)).isFalse();
        assertThat(percents).isEmpty();
    }

    @Override
    public void percent(int percent) {
        percents.add(percent);
    }

    @Override
    public void restarting() {}

    @Override
    public Runnable onAbort(Runnable wake) {
        abort = wake;
        return () -> abort = null;
    }
}
