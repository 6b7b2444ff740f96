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
package org.openhab.standin.replay;

import com.google.gson.JsonElement;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.types.Command;
import org.openhab.standin.recordings.Outcomes;

/** The handler of the recordings; its short name is in the lines that were logged. */
class TH extends BaseThingHandler {
    private static final Pattern WORDS = Pattern.compile("reject (?<rejected>thing|channel) configurations"
            + "|callback throws on (?<failing>\\w+)"
            + "|thing status := (?<status>\\w+)"
            + "|(?<then>.*) then the thing's configuration"
            + "|(?<edited>.*) changed does not touch the thing");
    private static final Pattern OTHER_THING =
            Pattern.compile("new thing with label (\\w+) and configuration (\\w+)=(\\d+)");

    final RecordingCallback recorder = new RecordingCallback(this);

    TH(Thing thing) {
        super(thing);
        setCallback(recorder);
    }

    static JsonElement describe(Thing thing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("label", thing.getLabel());
        fields.put("location", thing.getLocation());
        fields.put("bridge", thing.getBridgeUID());
        fields.put("properties", thing.getProperties());
        fields.put("configuration", Values.configuration(thing.getConfiguration()));
        fields.put("channels", Values.channels(thing));
        return Outcomes.plain(fields);
    }

    @Override
    public void initialize() {
        recorder.handlerCalled("initialize");
    }

    @Override
    public void dispose() {
        recorder.handlerCalled("dispose");
    }

    @Override
    public void handleCommand(ChannelUID channelUID, Command command) {
        recorder.handlerCalled("handleCommand", "channel", channelUID, "command", Outcomes.of(command));
    }

    /** Does what the text of the recording says. */
    Object perform(String operation) {
        Matcher words = WORDS.matcher(operation);
        if (!words.matches()) {
            return answer(call(operation));
        }
        if (words.group("rejected") != null) {
            recorder.rejected.add(words.group("rejected"));
        } else if (words.group("failing") != null) {
            recorder.failing.add(words.group("failing"));
        } else if (words.group("status") != null) {
            getThing()
                    .setStatusInfo(new ThingStatusInfo(
                            ThingStatus.valueOf(words.group("status")), ThingStatusDetail.NONE, null));
        } else if (words.group("then") != null) {
            call(words.group("then"));
            return Values.configuration(getThing().getConfiguration());
        } else {
            ((Configuration) call(words.group("edited"))).put("q", "q");
            return Values.configuration(getThing().getConfiguration());
        }
        return RecordedCall.NOTHING;
    }

    private Object call(String operation) {
        Map<String, Object> names = new HashMap<>();
        names.put("thing", getThing());
        names.put("handler", this);
        names.put("recording", recorder);
        names.put("empty", null);
        Matcher other = OTHER_THING.matcher(operation);
        if (other.find()) {
            Configuration configuration = new Configuration(Map.of(other.group(2), Integer.valueOf(other.group(3))));
            names.put(
                    other.group(),
                    ThingBuilder.create(getThing().getThingTypeUID(), getThing().getUID())
                            .withLabel(other.group(1))
                            .withConfiguration(configuration)
                            .build());
        }
        return RecordedCall.run(this, names, operation);
    }

    private Object answer(Object value) {
        if (value instanceof Configuration configuration) {
            return Values.configuration(configuration);
        }
        if (value instanceof Collection<?> collection) {
            return collection.size();
        }
        if (value instanceof Thing thing) {
            return Map.of(
                    "same",
                    thing == getThing(),
                    "equals",
                    thing.equals(getThing()),
                    "sameConfigurationObject",
                    thing.getConfiguration() == getThing().getConfiguration(),
                    "thing",
                    describe(thing));
        }
        return value == null ? "null" : value;
    }
}
