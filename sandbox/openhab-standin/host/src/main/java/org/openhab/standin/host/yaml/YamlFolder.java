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
package org.openhab.standin.host.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.NamedThreadFactory;
import org.openhab.core.thing.ThingUID;
import org.openhab.standin.host.yaml.YamlContent.ItemEntry;
import org.openhab.standin.host.yaml.YamlContent.ThingEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a folder of YAML files, and reports what all of them together say whenever that changes.
 *
 * <p>An editor writes in several steps: a change counts once two looks in a row have found the same. A file that has
 * become unreadable keeps its last readable content, so that a typing mistake stops nothing.
 */
public final class YamlFolder implements AutoCloseable {
    private static final long LOOK_AGAIN_MILLIS = 300;
    private static final long LARGEST_FILE = 4L * 1024 * 1024;

    /** The times of files are not so exact that two changes at nearly the same time would have two. */
    private static final Duration INEXACT = Duration.ofSeconds(2);

    private final Logger logger = LoggerFactory.getLogger(YamlFolder.class);
    private final Path folder;
    private final Consumer<YamlContent> listener;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new NamedThreadFactory("yamlFolder", true));
    private final Map<String, YamlContent> contents = new HashMap<>();
    private final Map<Path, ReadFile> known = new HashMap<>();
    private Map<String, String> seen;
    private Map<String, String> applied = Map.of();

    /**
     * A file as it was read, so that one that stays as it is need not be read at each look.
     *
     * @param key of the file system; another one if a file has been put in the place of another
     */
    private record ReadFile(
            FileTime changed, long size, @Nullable Object key, String text) {
        boolean isStill(BasicFileAttributes now) {
            return changed.equals(now.lastModifiedTime())
                    && size == now.size()
                    && Objects.equals(key, now.fileKey())
                    && changed.toInstant().plus(INEXACT).isBefore(Instant.now());
        }
    }

    /**
     * Reads the folder, reports it, and goes on looking.
     *
     * @param listener called on this thread first, then on one of its own
     * @throws IOException if the folder cannot be made
     */
    public YamlFolder(Path folder, Consumer<YamlContent> listener) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.listener = listener;
        seen = texts();
        apply();
        thread.scheduleWithFixedDelay(this::look, LOOK_AGAIN_MILLIS, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        Map<String, String> now = texts();
        boolean quiet = now.equals(seen);
        seen = now;
        if (quiet && !now.equals(applied)) {
            apply();
        }
    }

    private void apply() {
        contents.keySet().retainAll(seen.keySet());
        seen.forEach((name, text) -> {
            if (!text.equals(applied.get(name))) {
                read(name, text);
            }
        });
        applied = seen;
        YamlContent merged = merged();
        merged.problems().forEach(logger::warn);
        try {
            listener.accept(merged);
        } catch (RuntimeException e) {
            logger.error("The files in {} could not be applied", folder, e);
        }
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(YamlFolder::isYaml).toList()) {
                String text = text(file);
                if (text != null) {
                    texts.put(String.valueOf(file.getFileName()), text);
                }
            }
            known.keySet().removeIf(file -> !texts.containsKey(String.valueOf(file.getFileName())));
        } catch (IOException e) {
            logger.warn("The folder {} cannot be read: {}", folder, e.getMessage());
        }
        return texts;
    }

    private @Nullable String text(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        if (now.size() > LARGEST_FILE) {
            logger.debug("{} is larger than {} bytes and ignored", file, LARGEST_FILE);
            return null;
        }
        ReadFile former = known.get(file);
        if (former != null && former.isStill(now)) {
            return former.text();
        }
        try {
            String text = Files.readString(file);
            known.put(file, new ReadFile(now.lastModifiedTime(), now.size(), now.fileKey(), text));
            return text;
        } catch (CharacterCodingException e) {
            logger.debug("{} is not in UTF-8 and ignored", file);
            return null;
        }
    }

    private static boolean isYaml(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    private void read(String name, String text) {
        YamlContent content = YamlReader.read(name, text);
        if (content.readable()) {
            contents.put(name, content);
            logger.info(
                    "Loading {}: {} things, {} items",
                    name,
                    content.things().size(),
                    content.items().size());
        } else {
            content.problems().forEach(logger::warn);
            if (contents.containsKey(name)) {
                logger.warn("{} keeps its last readable content until this is repaired", name);
            }
        }
    }

    private YamlContent merged() {
        Map<ThingUID, ThingEntry> things = new LinkedHashMap<>();
        Map<String, ItemEntry> items = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        new TreeMap<>(contents).forEach((name, content) -> {
            problems.addAll(content.problems());
            content.things().forEach((uid, thing) -> {
                if (things.putIfAbsent(uid, thing) != null) {
                    problems.add(name + ", line 1: thing " + uid + " is in another file already");
                }
            });
            content.items().forEach((item, entry) -> {
                if (items.putIfAbsent(item, entry) != null) {
                    problems.add(name + ", line 1: item " + item + " is in another file already");
                }
            });
        });
        return new YamlContent(true, things, items, problems);
    }
}
