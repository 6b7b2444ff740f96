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
import static org.openhab.binding.aliyuniot.itest.RunningAddOn.eventually;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openhab.sandbox.launcher.DemoFiles;

/** A job in Karaf, from the cloud to an event that a rule would hear: with a channel, and before there is one. */
@ExtendWith(SharedAddOn.class)
class JobIT {
    private static final String WITHOUT = "      notice:\n        type: message\n";
    private static final String WITH = "      work:\n        type: job\n        label: Jobs\n" + WITHOUT;
    private static final String LIST = "openhab:aliyuniot jobs " + DemoFiles.THING;

    private final RunningAddOn addOn;

    JobIT(RunningAddOn addOn) {
        this.addOn = addOn;
    }

    @BeforeEach
    void thingIsOnline() {
        addOn.awaitOnline();
    }

    private String events() throws IOException {
        return Files.readString(addOn.karaf().eventsLog());
    }

    private void giveJob(int mode) throws IOException, InterruptedException {
        JsonObject document = new JsonObject();
        document.addProperty("mode", mode);
        JsonObject body = new JsonObject();
        body.add("document", document);
        addOn.cloud().post("/jobs", body);
    }

    @Test
    void jobWaitsForAChannelAndIsToldOnce() throws Exception {
        assertThat(addOn.console().run(LIST)).contains("The platform has no job");
        giveJob(23);
        eventually(() -> assertThat(addOn.cloud().receivedAfter(0))
                .anyMatch(message -> message.topic().endsWith("/thing/job/notify_reply")
                        && message.payload().contains("\"code\":200")));
        assertThat(addOn.console().run(LIST)).contains("job1 SENT");
        assertThat(events()).doesNotContain("\"mode\":23");
        addOn.edit(WITHOUT, WITH);
        try {
            String event = "{\"taskId\":\"job1\",\"status\":\"SENT\",\"document\":{\"mode\":23}}";
            eventually(() -> assertThat(events()).containsOnlyOnce(event));
            giveJob(24);
            eventually(() -> assertThat(events()).containsOnlyOnce("\"mode\":24"));
            assertThat(events()).containsOnlyOnce(event);
        } finally {
            addOn.edit(WITH, WITHOUT);
        }
    }
}
