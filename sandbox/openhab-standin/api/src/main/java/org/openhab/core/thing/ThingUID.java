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
package org.openhab.core.thing;

import java.util.ArrayList;
import java.util.List;

/**
 * Names a thing. Format: {@code bindingId:thingTypeId:bridgeId...:id}; the thing type's segment may be empty,
 * bridges are named from the outermost to the nearest.
 */
public class ThingUID extends UID {
    private static final int SEGMENTS = 3;

    public ThingUID(String thingUID) {
        super(thingUID);
    }

    public ThingUID(String... segments) {
        super(segments);
    }

    public ThingUID(ThingTypeUID thingTypeUID, String id) {
        super(thingTypeUID.getBindingId(), thingTypeUID.getId(), id);
    }

    public ThingUID(ThingTypeUID thingTypeUID, ThingUID bridgeUID, String id) {
        super(join(thingTypeUID.getBindingId(), thingTypeUID.getId(), below(bridgeUID), id));
    }

    private static List<String> below(ThingUID bridgeUID) {
        List<String> ids = new ArrayList<>(bridgeUID.getBridgeIds());
        ids.add(bridgeUID.getId());
        return ids;
    }

    private static List<String> join(String bindingId, String typeId, List<String> bridgeIds, String id) {
        List<String> segments = new ArrayList<>();
        segments.add(bindingId);
        segments.add(typeId);
        segments.addAll(bridgeIds);
        segments.add(id);
        return segments;
    }

    /** The ids of the bridges above this thing, the outermost first. */
    public List<String> getBridgeIds() {
        List<String> segments = getAllSegments();
        return List.copyOf(segments.subList(2, segments.size() - 1));
    }

    public String getId() {
        List<String> segments = getAllSegments();
        return segments.get(segments.size() - 1);
    }

    @Override
    protected int getMinimalNumberOfSegments() {
        return SEGMENTS;
    }
}
