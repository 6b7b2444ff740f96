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
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a folder of YAML files and reports what all of them together say, whenever that changes.
 *
 * <p>An editor writes in several steps: a change counts once the folder has been quiet for a moment. A file that has
 * become unreadable keeps its last readable content, so that a typing mistake stops nothing.
 */
public final class YamlFolder implements AutoCloseable {

    private static final long QUIET_MILLIS = 300;
    private static final long LOOK_AGAIN_MILLIS = 2_000;
    private static final long LARGEST_FILE = 4L * 1024 * 1024;

    private final Logger logger = LoggerFactory.getLogger(YamlFolder.class);
    private final Path folder;
    private final Consumer<YamlContent> listener;
    private final Map<Path, String> texts = new LinkedHashMap<>();
    private final Map<Path, YamlContent> contents = new LinkedHashMap<>();
    private final WatchService watch;
    private final Thread thread;
    private @Nullable YamlContent reported;

    /**
     * Reads the folder, reports it, and goes on watching.
     *
     * @param listener called on this thread first, then on the watching thread
     * @throws IOException if the folder cannot be made or watched
     */
    public YamlFolder(Path folder, Consumer<YamlContent> listener) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.listener = listener;
        watch = folder.getFileSystem().newWatchService();
        folder.register(
                watch,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        thread = new Thread(this::watch, "OH-yaml-watcher");
        thread.setDaemon(true);
        scan();
        thread.start();
    }

    @Override
    public void close() {
        try {
            watch.close();
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (IOException e) {
            logger.debug("The folder {} cannot be closed: {}", folder, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (true) {
                // Also looks without being told: some file systems tell nothing.
                WatchKey key = watch.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                while (key != null) {
                    key.pollEvents();
                    key.reset();
                    key = watch.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                }
                scan();
            }
        } catch (ClosedWatchServiceException e) {
            logger.debug("No longer watching {}", folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void scan() {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(YamlFolder::isYaml).sorted().toList();
        } catch (IOException e) {
            logger.warn("The folder {} cannot be read: {}", folder, e.getMessage());
            return;
        }
        texts.keySet().retainAll(files);
        contents.keySet().retainAll(files);
        files.forEach(this::readIfChanged);
        YamlContent merged = merged(files);
        if (!merged.equals(reported)) {
            reported = merged;
            merged.problems().forEach(problem -> logger.warn("{}", problem));
            try {
                listener.accept(merged);
            } catch (RuntimeException e) {
                logger.error("The files in {} could not be applied", folder, e);
            }
        }
    }

    private void readIfChanged(Path file) {
        String name = String.valueOf(file.getFileName());
        String text;
        try {
            if (Files.size(file) > LARGEST_FILE) {
                logger.warn("{} is larger than {} bytes and ignored", name, LARGEST_FILE);
                return;
            }
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            logger.warn("{} is not in UTF-8 and ignored", name);
            return;
        } catch (IOException e) {
            logger.warn("{} cannot be read: {}", name, e.getMessage());
            return;
        }
        if (text.equals(texts.put(file, text))) {
            return;
        }
        YamlContent content = YamlReader.read(name, text);
        if (content.readable()) {
            contents.put(file, content);
            logger.info(
                    "Loading {}: {} things, {} items",
                    name,
                    content.things().size(),
                    content.items().size());
            return;
        }
        content.problems().forEach(problem -> logger.warn("{}", problem));
        if (contents.containsKey(file)) {
            logger.warn("{} keeps its last readable content until this is repaired", name);
        }
    }

    private YamlContent merged(List<Path> files) {
        Map<ThingUID, ThingEntry> things = new LinkedHashMap<>();
        Map<String, ItemEntry> items = new LinkedHashMap<>();
        List<YamlProblem> problems = new ArrayList<>();
        for (Path file : files) {
            YamlContent content = contents.get(file);
            if (content == null) {
                continue;
            }
            String name = String.valueOf(file.getFileName());
            problems.addAll(content.problems());
            content.things().forEach((uid, thing) -> {
                if (things.putIfAbsent(uid, thing) != null) {
                    problems.add(new YamlProblem(name, 1, "thing " + uid + " is in another file already"));
                }
            });
            content.items().forEach((item, entry) -> {
                if (items.putIfAbsent(item, entry) != null) {
                    problems.add(new YamlProblem(name, 1, "item " + item + " is in another file already"));
                }
            });
        }
        return new YamlContent(true, things, items, problems);
    }

    private static boolean isYaml(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }
}
