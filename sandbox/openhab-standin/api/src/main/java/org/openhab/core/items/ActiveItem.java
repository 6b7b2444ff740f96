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

import java.util.Collection;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/** An item that can be changed. */
public interface ActiveItem extends Item {

    void setLabel(@Nullable String label);

    void setCategory(@Nullable String category);

    void addTag(String tag);

    void addTags(String... tags);

    void addTags(Collection<String> tags);

    void removeTag(String tag);

    void removeAllTags();

    void addGroupName(String groupName);

    void addGroupNames(String... groupNames);

    void addGroupNames(List<String> groupNames);

    void removeGroupName(String groupName);
}
