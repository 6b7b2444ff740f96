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

/** Says that a pattern fits several items. */
public class ItemNotUniqueException extends ItemLookupException {

    private static final long serialVersionUID = 1L;

    private final transient Collection<Item> matchingItems;

    public ItemNotUniqueException(String pattern, Collection<Item> matchingItems) {
        super("Item cannot be uniquely identified by '" + pattern + "'");
        this.matchingItems = matchingItems;
    }

    public Collection<Item> getMatchingItems() {
        return matchingItems;
    }
}
