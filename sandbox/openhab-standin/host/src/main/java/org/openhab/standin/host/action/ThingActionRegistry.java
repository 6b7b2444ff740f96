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
package org.openhab.standin.host.action;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.openhab.core.thing.binding.ThingHandler;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Knows the actions of all things whose handlers are registered. */
@Component(service = ThingActionRegistry.class)
public final class ThingActionRegistry {
    private final Set<ThingActions> services = new CopyOnWriteArraySet<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addThingActions(ThingActions actions) {
        services.add(actions);
    }

    public void removeThingActions(ThingActions actions) {
        services.remove(actions);
    }

    /** The actions of a thing that texts alone can run, sorted by UID; those with other inputs are for scripts. */
    public List<ThingAction> of(ThingUID thing) {
        return services.stream()
                .filter(actions -> isOf(thing, actions))
                .flatMap(ThingActionRegistry::actions)
                .sorted(Comparator.comparing(ThingAction::uid))
                .toList();
    }

    private static boolean isOf(ThingUID thing, ThingActions actions) {
        ThingHandler handler = actions.getThingHandler();
        return handler != null && handler.getThing().getUID().equals(thing);
    }

    private static Stream<ThingAction> actions(ThingActions actions) {
        @Nullable ThingActionsScope scope = actions.getClass().getAnnotation(ThingActionsScope.class);
        if (scope == null) {
            return Stream.empty();
        }
        return Arrays.stream(actions.getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(RuleAction.class))
                .map(method -> new ThingAction(
                        scope.name() + "." + method.getName(), actions, method, ActionInputs.of(method)))
                .filter(action -> action.inputs().takeTexts());
    }
}
