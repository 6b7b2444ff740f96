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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.types.Command;
import org.openhab.core.types.TimeSeries;
import org.openhab.core.types.UnDefType;
import org.openhab.standin.recordings.Outcomes;

/** The handler of the recordings; its short name is in the lines that were logged. */
class TH extends BaseThingHandler {

    /** What an operation gives back if it gives nothing back. */
    static final Object NOTHING = new Object();

    final RecordingCallback recorder = new RecordingCallback(this);

    TH(Thing thing) {
        super(thing);
        setCallback(recorder);
    }

    /** The fields of the parameters. */
    public static class Parameters {
        public int a = 7;
        public String b = "d";
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
        switch (operation) {
            case "setCallback(null)" -> setCallback(null);
            case "setCallback(recording)" -> setCallback(recorder);
            case "reject thing configurations" -> recorder.rejectThings = true;
            case "reject channel configurations" -> recorder.rejectChannels = true;
            case "callback throws on thingUpdated" -> recorder.failOnThingUpdated = true;
            case "thing.setHandler(handler)" -> getThing().setHandler(this);
            case "thing status := UNKNOWN" -> setStatus(ThingStatus.UNKNOWN);
            case "thing status := ONLINE" -> setStatus(ThingStatus.ONLINE);
            case "thing status := OFFLINE" -> setStatus(ThingStatus.OFFLINE);
            case "thing status := INITIALIZING" -> setStatus(ThingStatus.INITIALIZING);
            case "dispose()" -> dispose();
            case "handleRemoval()" -> handleRemoval();
            case "channelLinked(b:t:1:c)" -> channelLinked(new ChannelUID("b:t:1:c"));
            case "channelUnlinked(b:t:1:c)" -> channelUnlinked(new ChannelUID("b:t:1:c"));
            case "bridgeStatusChanged(ONLINE)" -> bridgeStatusChanged(info(ThingStatus.ONLINE));
            case "bridgeStatusChanged(OFFLINE)" -> bridgeStatusChanged(info(ThingStatus.OFFLINE));
            case "bridgeStatusChanged(UNKNOWN)" -> bridgeStatusChanged(info(ThingStatus.UNKNOWN));
            case "bridgeStatusChanged(UNINITIALIZED)" -> bridgeStatusChanged(info(ThingStatus.UNINITIALIZED));
            case "changeThingType(b:u, {a=3 Integer})" ->
                changeThingType(new ThingTypeUID("b:u"), new Configuration(Map.of("a", 3)));
            case "thingUpdated(new thing with label N and configuration a=5)" ->
                thingUpdated(ThingBuilder.create(
                                getThing().getThingTypeUID(), getThing().getUID())
                        .withLabel("N")
                        .withConfiguration(new Configuration(Map.of("a", 5)))
                        .build());
            default -> {
                return performOnChannels(operation);
            }
        }
        return NOTHING;
    }

    private Object performOnChannels(String operation) {
        switch (operation) {
            case "updateState(\"c\", ON)" -> updateState("c", OnOffType.ON);
            case "updateState(\"missing\", UNDEF)" -> updateState("missing", UnDefType.UNDEF);
            case "updateState(ChannelUID of another thing, ON)" -> updateState(new ChannelUID("b:t:2:c"), OnOffType.ON);
            case "postCommand(\"c\", ON)" -> postCommand("c", OnOffType.ON);
            case "triggerChannel(\"c\")" -> triggerChannel("c");
            case "triggerChannel(\"c\", \"PRESSED\")" -> triggerChannel("c", "PRESSED");
            case "sendTimeSeries(\"c\", empty)" -> sendTimeSeries("c", new TimeSeries(TimeSeries.Policy.ADD));
            case "updateStatus(ONLINE)" -> updateStatus(ThingStatus.ONLINE);
            case "updateStatus(UNKNOWN)" -> updateStatus(ThingStatus.UNKNOWN);
            case "updateStatus(OFFLINE, BRIDGE_OFFLINE)" ->
                updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.BRIDGE_OFFLINE);
            case "updateStatus(OFFLINE, COMMUNICATION_ERROR)" ->
                updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.COMMUNICATION_ERROR);
            case "updateStatus(OFFLINE, CONFIGURATION_ERROR, \"bad\")" ->
                updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, "bad");
            case "updateProperties(null)" -> updateProperties(null);
            case "updateProperties({})" -> updateProperties(Map.of());
            case "updateProperties({k=v})" -> updateProperties(Map.of("k", "v"));
            case "updateProperties({k=w})" -> updateProperties(Map.of("k", "w"));
            case "updateProperties({n=1})" -> updateProperties(Map.of("n", "1"));
            case "updateProperty(\"\", \"z\")" -> updateProperty("", "z");
            case "updateProperty(\"k\", \"v\")" -> updateProperty("k", "v");
            case "updateProperty(\"k\", \"z\")" -> updateProperty("k", "z");
            case "updateProperty(\"k\", null)" -> updateProperty("k", null);
            case "updateProperty(\"none\", null)" -> updateProperty("none", null);
            case "updateThing(getThing())" -> updateThing(getThing());
            case "updateThing(editThing().withLabel(M).build())" ->
                updateThing(editThing().withLabel("M").build());
            case "updateThing(editThing().withoutChannel(b:t:1:c).build())" ->
                updateThing(
                        editThing().withoutChannel(new ChannelUID("b:t:1:c")).build());
            case "updateThing(editThing().withConfiguration({a=2 Integer, b=x}).build())" ->
                updateThing(editThing()
                        .withConfiguration(new Configuration(Map.of("a", 2, "b", "x")))
                        .build());
            default -> {
                return performOnConfiguration(operation);
            }
        }
        return NOTHING;
    }

    private Object performOnConfiguration(String operation) {
        switch (operation) {
            case "handleConfigurationUpdate({})" -> handleConfigurationUpdate(Map.of());
            case "handleConfigurationUpdate({new=x})" -> handleConfigurationUpdate(Map.of("new", "x"));
            case "handleConfigurationUpdate({a=1 Integer})" -> handleConfigurationUpdate(Map.of("a", 1));
            case "handleConfigurationUpdate({a=2 Integer})" -> handleConfigurationUpdate(Map.of("a", 2));
            case "handleConfigurationUpdate({a=1 BigDecimal})" ->
                handleConfigurationUpdate(Map.of("a", java.math.BigDecimal.ONE));
            case "handleConfigurationUpdate({a=null})" -> {
                Map<String, Object> parameters = new HashMap<>();
                parameters.put("a", null);
                handleConfigurationUpdate(parameters);
            }
            case "updateConfiguration({z=9 Integer})" -> updateConfiguration(new Configuration(Map.of("z", 9)));
            default -> {
                return answer(operation);
            }
        }
        return NOTHING;
    }

    private Object answer(String operation) {
        return switch (operation) {
            case "isInitialized()" -> isInitialized();
            case "isLinked(\"c\")" -> isLinked("c");
            case "getBridge()" -> String.valueOf(getBridge());
            case "getServices()" -> getServices().size();
            case "getConfigDescription()" -> String.valueOf(getConfigDescription());
            case "getConfig()" -> Values.configuration(getConfig());
            case "getConfig().put(q, q) then the thing's configuration" -> {
                getConfig().put("q", "q");
                yield Values.configuration(getThing().getConfiguration());
            }
            case "getConfigAs(class with int a = 7 and String b = \"d\")" -> {
                Parameters parameters = getConfigAs(Parameters.class);
                yield Map.of("a", parameters.a, "b", parameters.b);
            }
            case "editConfiguration() changed does not touch the thing" -> {
                editConfiguration().put("q", "q");
                yield Values.configuration(getThing().getConfiguration());
            }
            case "editProperties() changed does not touch the thing" -> {
                editProperties().put("q", "q");
                yield getThing().getProperties();
            }
            case "editThing().build()" -> {
                Thing copy = editThing().build();
                yield Map.of(
                        "same",
                        copy == getThing(),
                        "equals",
                        copy.equals(getThing()),
                        "sameConfigurationObject",
                        copy.getConfiguration() == getThing().getConfiguration(),
                        "thing",
                        describe(copy));
            }
            default -> throw new IllegalArgumentException("No replay of " + operation);
        };
    }

    private void setStatus(ThingStatus status) {
        getThing().setStatusInfo(info(status));
    }

    private static ThingStatusInfo info(ThingStatus status) {
        return new ThingStatusInfo(status, ThingStatusDetail.NONE, null);
    }
}
