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
package org.openhab.binding.aliyuniot.link.session.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.message;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.journal.JournalDisk;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** Files of kept messages that a disk has spoilt: what is left is read, and what is lost is told. */
@NonNullByDefault({})
class DamagedQueueTest {
    private static final int CASES = Integer.getInteger("aliyuniot.damaged.cases", 1500);
    private static final long SEED = Long.getLong("aliyuniot.damaged.seed", 20260701);
    private static final int PAGE = 512;
    private static final int FEW_DEVICES = 3;
    private static final Pattern AT_MOST = Pattern.compile("at most ([0-9]+) messages are lost");

    @TempDir
    Path folder;

    /** A disk whose power does not go. */
    private static JournalDisk.File hasty(Path path) throws IOException {
        return new JournalDisk.OpenFile(new RandomAccessFile(path.toFile(), "rw")) {
            @Override
            public void sync() {}
        };
    }

    /** Files as they were left, and what waited then, by device. */
    private record Kept(Map<String, byte[]> files, Map<DeviceIdentity, List<String>> waiting) {}

    private static DeviceIdentity device(int number) {
        return DeviceIdentity.of("a1Abc123Def", "dev00" + number);
    }

    @Test
    void whatIsLostIsTold() throws Exception {
        Random random = new Random(SEED);
        List<Kept> originals = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            originals.add(keep(folder.resolve("original" + i), random, i % 2 == 0, i == 11 ? 30_000 : 300));
        }
        int lossy = 0;
        int lost = 0;
        int silent = 0;
        try (StoreLog log = new StoreLog()) {
            for (int i = 0; i < CASES; i++) {
                // Few of the long ones, which take their time.
                Kept original = originals.get(i % 50 == 0 ? 11 : i % 11);
                Path copy = folder.resolve("copy" + i);
                String what = spoil(original, copy, random);
                log.warnings.clear();
                int missing = missing(original, copy, what);
                lost += missing;
                lossy += missing > 0 ? 1 : 0;
                if (missing > 0 && log.warnings.isEmpty()) {
                    silent++;
                } else if (missing > 0) {
                    Matcher atMost = AT_MOST.matcher(log.warnings.get(0));
                    if (atMost.find()) {
                        assertThat(Integer.parseInt(atMost.group(1))).as(what).isGreaterThanOrEqualTo(missing);
                    }
                }
                assertThat(silent).as("silent losses, last damage: %s", what).isZero();
            }
        }
        System.out.println("Damaged files: " + CASES + " (-Daliyuniot.damaged.seed=" + SEED + "), " + lossy
                + " with losses, " + lost + " messages lost, " + silent + " silent losses");
    }

    /** Has messages kept, some of which are gone again. */
    private static Kept keep(Path at, Random random, boolean inGoodOrder, int longest) throws IOException {
        Map<DeviceIdentity, List<String>> waiting =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        try (DiskOutgoingStore store = DiskOutgoingStore.open(at)) {
            for (int number = 1; number <= FEW_DEVICES; number++) {
                OutgoingStore.Shelf shelf = store.shelf(device(number));
                List<String> left = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    String text = number + "-" + i + "-" + "x".repeat(random.nextInt(longest));
                    long key = shelf.add(message(text, Qos.AT_LEAST_ONCE));
                    if (random.nextInt(3) == 0) {
                        shelf.remove(key);
                    } else {
                        left.add(text);
                    }
                }
                waiting.put(device(number), left);
            }
            if (!inGoodOrder) {
                return new Kept(files(at), waiting);
            }
        }
        return new Kept(files(at), waiting);
    }

    private static Map<String, byte[]> files(Path at) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (var all = Files.newDirectoryStream(at, "*.log")) {
            for (Path file : all) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static String spoil(Kept original, Path copy, Random random) throws IOException {
        Files.createDirectories(copy);
        List<String> names = List.copyOf(original.files().keySet());
        String spoilt = names.get(random.nextInt(names.size()));
        String what = "";
        for (String name : names) {
            byte[] bytes = original.files().get(name).clone();
            if (name.equals(spoilt)) {
                int kind = random.nextInt(8);
                what = "kind " + kind + " in " + name;
                bytes = spoil(bytes, kind, random);
            }
            Files.write(copy.resolve(name), bytes);
        }
        return what;
    }

    private static byte[] spoil(byte[] bytes, int kind, Random random) {
        int at = random.nextInt(bytes.length);
        int page = at / PAGE * PAGE;
        int pageLength = Math.min(PAGE, bytes.length - page);
        int other = random.nextInt(bytes.length) / PAGE * PAGE;
        int both = Math.min(pageLength, bytes.length - other);
        switch (kind) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                for (int i = 0; i < 20; i++) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 3 -> Arrays.fill(bytes, page, page + pageLength, (byte) 0);
            case 4 -> Arrays.fill(bytes, page, bytes.length, (byte) 0);
            case 5 -> System.arraycopy(bytes.clone(), other, bytes, page, both);
            case 6 -> {
                byte[] garbage = new byte[1 + random.nextInt(4000)];
                random.nextBytes(garbage);
                byte[] longer = Arrays.copyOf(bytes, bytes.length + garbage.length);
                System.arraycopy(garbage, 0, longer, bytes.length, garbage.length);
                return longer;
            }
            default -> {
                // Two parts in each other's place, at the ends of records or not.
                byte[] before = bytes.clone();
                int length = Math.min(both, 1 + random.nextInt(PAGE));
                System.arraycopy(before, other, bytes, page, length);
                System.arraycopy(before, page, bytes, other, length);
            }
        }
        return bytes;
    }

    private static int missing(Kept original, Path copy, String what) {
        int missing = 0;
        try (DiskOutgoingStore store = DiskOutgoingStore.open(copy, InstantSource.system(), DamagedQueueTest::hasty)) {
            for (var device : original.waiting().entrySet()) {
                List<String> read = new ArrayList<>();
                store.shelf(device.getKey())
                        .forEach(
                                (key, message, age) -> read.add(new String(message.payload(), StandardCharsets.UTF_8)));
                List<String> left = new ArrayList<>(device.getValue());
                left.removeAll(read);
                missing += left.size();
                List<String> inOrder = new ArrayList<>(read);
                inOrder.retainAll(device.getValue());
                List<String> expected = new ArrayList<>(device.getValue());
                expected.retainAll(read);
                assertThat(inOrder).as(what).isEqualTo(expected);
                // Whose removal is lost comes once more, but nothing that nobody ever added.
                assertThat(read)
                        .as(what)
                        .allMatch(text -> text.startsWith(
                                device.getKey().deviceName().value().substring(5) + "-"));
            }
        }
        return missing;
    }
}
