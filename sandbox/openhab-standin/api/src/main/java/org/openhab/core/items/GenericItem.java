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
package org.openhab.core.items;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.types.CommandDescription;
import org.openhab.core.types.State;
import org.openhab.core.types.StateDescription;
import org.openhab.core.types.UnDefType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds what every item has. */
public abstract class GenericItem implements ActiveItem {

    private final Logger logger = LoggerFactory.getLogger(GenericItem.class);

    protected final String name;
    protected final String type;
    protected Set<StateChangeListener> listeners = new CopyOnWriteArraySet<>();
    protected List<String> groupNames = new CopyOnWriteArrayList<>();
    protected Set<String> tags = new CopyOnWriteArraySet<>();
    protected @Nullable String label;
    protected @Nullable String category;
    protected State state = UnDefType.NULL;

    public GenericItem(String type, String name) {
        this.type = type;
        this.name = name;
    }

    @Override
    public String getUID() {
        return name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getType() {
        return type;
    }

    @Override
    public State getState() {
        return state;
    }

    @Override
    public <T extends State> @Nullable T getStateAs(Class<T> target) {
        return state.as(target);
    }

    /** Takes the state if the item accepts its kind, else logs and keeps the present one. */
    public final void setState(State newState) {
        setState(newState, null);
    }

    public void setState(State newState, @Nullable String source) {
        if (isAcceptedState(getAcceptedDataTypes(), newState)) {
            applyState(newState, source);
        } else {
            logSetTypeError(newState);
        }
    }

    protected final void applyState(State newState, @Nullable String source) {
        State oldState = state;
        state = newState;
        notifyListeners(oldState, newState);
    }

    protected void notifyListeners(State oldState, State newState) {
        for (StateChangeListener listener : listeners) {
            listener.stateUpdated(this, newState);
            if (!oldState.equals(newState)) {
                listener.stateChanged(this, oldState, newState);
            }
        }
    }

    protected void logSetTypeError(State refused) {
        logger.error(
                "Tried to set invalid state {} ({}) on item {} of type {}, ignoring it",
                refused,
                refused.getClass().getSimpleName(),
                name,
                getClass().getSimpleName());
    }

    public boolean isAcceptedState(List<Class<? extends State>> acceptedDataTypes, State candidate) {
        return acceptedDataTypes.stream().anyMatch(accepted -> accepted.isInstance(candidate));
    }

    public void addStateChangeListener(StateChangeListener listener) {
        listeners.add(listener);
    }

    public void removeStateChangeListener(StateChangeListener listener) {
        listeners.remove(listener);
    }

    public void dispose() {
        listeners.clear();
    }

    @Override
    public @Nullable String getLabel() {
        return label;
    }

    @Override
    public void setLabel(@Nullable String label) {
        this.label = label;
    }

    @Override
    public @Nullable String getCategory() {
        return category;
    }

    @Override
    public void setCategory(@Nullable String category) {
        this.category = category;
    }

    @Override
    public Set<String> getTags() {
        return Set.copyOf(tags);
    }

    @Override
    public boolean hasTag(String tag) {
        return tags.stream().anyMatch(tag::equalsIgnoreCase);
    }

    @Override
    public void addTag(String tag) {
        tags.add(tag);
    }

    @Override
    public void addTags(String... added) {
        addTags(Arrays.asList(added));
    }

    @Override
    public void addTags(Collection<String> added) {
        tags.addAll(new LinkedHashSet<>(added));
    }

    @Override
    public void removeTag(String tag) {
        tags.removeIf(tag::equalsIgnoreCase);
    }

    @Override
    public void removeAllTags() {
        tags.clear();
    }

    @Override
    public List<String> getGroupNames() {
        return List.copyOf(groupNames);
    }

    @Override
    public void addGroupName(String groupName) {
        if (!groupNames.contains(groupName)) {
            groupNames.add(groupName);
        }
    }

    @Override
    public void addGroupNames(String... added) {
        addGroupNames(Arrays.asList(added));
    }

    @Override
    public void addGroupNames(List<String> added) {
        new ArrayList<>(added).forEach(this::addGroupName);
    }

    @Override
    public void removeGroupName(String groupName) {
        groupNames.remove(groupName);
    }

    @Override
    public @Nullable StateDescription getStateDescription() {
        return getStateDescription(null);
    }

    @Override
    public @Nullable StateDescription getStateDescription(@Nullable Locale locale) {
        return null;
    }

    @Override
    public @Nullable CommandDescription getCommandDescription(@Nullable Locale locale) {
        return null;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && name.equals(((GenericItem) other).name);
    }

    @Override
    public String toString() {
        return name + " (Type=" + getClass().getSimpleName() + ", State=" + state + ", Label=" + label + ", Category="
                + category + (tags.isEmpty() ? "" : ", Tags=" + tags)
                + (groupNames.isEmpty() ? "" : ", Groups=" + groupNames) + ")";
    }
}
