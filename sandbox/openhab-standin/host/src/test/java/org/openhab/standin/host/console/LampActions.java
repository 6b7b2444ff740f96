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

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.automation.Visibility;
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.ActionOutputs;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.openhab.core.thing.binding.ThingHandler;

/** Actions with inputs and results of each kind; writes down how they were called. */
@NonNullByDefault({})
@ThingActionsScope(name = "magic")
public final class LampActions implements ThingActions {
    public final List<String> calls = new CopyOnWriteArrayList<>();
    private ThingHandler handler;

    @Override
    public void setThingHandler(ThingHandler handler) {
        this.handler = handler;
    }

    @Override
    public ThingHandler getThingHandler() {
        return handler;
    }

    @RuleAction(label = "Blink")
    public void blink(
            @ActionInput(name = "times", label = "How Often") int times,
            @ActionInput(name = "pause", defaultValue = "1.5") BigDecimal pause,
            @ActionInput(name = "text") String text) {
        calls.add("blink " + times + " " + pause + " " + text);
    }

    @RuleAction(label = "Measure", visibility = Visibility.EXPERT)
    @ActionOutput(name = "power", type = "java.math.BigDecimal")
    public BigDecimal measure() {
        return new BigDecimal("4.5");
    }

    @RuleAction(label = "Inspect")
    @ActionOutputs({@ActionOutput(name = "hours", type = "int"), @ActionOutput(name = "defect", type = "boolean")})
    public Map<String, Object> inspect() {
        return Map.of("defect", false, "hours", 12);
    }

    @RuleAction(label = "Break")
    public void breakDown() {
        throw new IllegalStateException("it is glued");
    }

    @RuleAction(label = "Reset", visibility = Visibility.HIDDEN)
    public void reset() {
        calls.add("reset");
    }

    @RuleAction(label = "Send")
    public void send(@ActionInput(name = "bytes") byte[] bytes) {
        calls.add("send");
    }

    public static void blink(ThingActions actions, int times) {
        ((LampActions) actions).blink(times, BigDecimal.ZERO, "");
    }
}
