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
package org.openhab.standin.host.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.storage.Storage;
import org.openhab.core.storage.StorageService;
import org.osgi.service.component.annotations.Component;

/** Storages that last as long as the host runs. */
@Component(service = StorageService.class)
public final class MemoryStorageService implements StorageService {

    private final Map<String, MemoryStorage<?>> storages = new ConcurrentHashMap<>();

    @Override
    public <T> Storage<T> getStorage(String name) {
        return getStorage(name, null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Storage<T> getStorage(String name, @Nullable ClassLoader classLoader) {
        return (Storage<T>) storages.computeIfAbsent(name, key -> new MemoryStorage<>());
    }

    private static final class MemoryStorage<T> implements Storage<T> {
        private final Map<String, @Nullable T> entries = Collections.synchronizedMap(new LinkedHashMap<>());

        @Override
        public @Nullable T put(String key, @Nullable T value) {
            return value == null ? entries.remove(key) : entries.put(key, value);
        }

        @Override
        public @Nullable T remove(String key) {
            return entries.remove(key);
        }

        @Override
        public boolean containsKey(String key) {
            return entries.containsKey(key);
        }

        @Override
        public @Nullable T get(String key) {
            return entries.get(key);
        }

        @Override
        public Collection<String> getKeys() {
            synchronized (entries) {
                return List.copyOf(entries.keySet());
            }
        }

        @Override
        public Collection<@Nullable T> getValues() {
            synchronized (entries) {
                return new ArrayList<>(entries.values());
            }
        }
    }
}
