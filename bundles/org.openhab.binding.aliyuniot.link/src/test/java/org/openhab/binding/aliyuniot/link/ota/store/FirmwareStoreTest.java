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
package org.openhab.binding.aliyuniot.link.ota.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest.Algorithm;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure.Reason;

/** Files that are whole or not there. */
@NonNullByDefault({})
class FirmwareStoreTest {
    private static final int SIZE = 500_001;
    private static final byte[] IMAGE = Images.random(SIZE, 1);
    private static final long MAX = 1_000_000;

    @TempDir
    Path folder;

    private final List<FirmwareFolder> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(FirmwareFolder::close);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("store-test")));
    }

    private FirmwareFolder open(String owner) throws FirmwareFailure {
        return closedLater(new FirmwareStore(folder, MAX, "store-test").open(owner));
    }

    private FirmwareFolder closedLater(FirmwareFolder own) {
        opened.add(own);
        return own;
    }

    private static Path complete(FirmwareFolder own, byte[] image) throws FirmwareFailure {
        try (PartialImage partial = own.partial(Images.expected(image))) {
            partial.append(0, ByteBuffer.wrap(image));
            return partial.complete();
        }
    }

    private static void assertFails(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FirmwareFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    private List<Path> files(String suffix) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    @Test
    void blocksOfAnySizeBecomeTheImage() throws Exception {
        FirmwareFolder own = open("thing");
        try (PartialImage partial = own.partial(Images.expected(IMAGE))) {
            int block = 1;
            while (partial.position() < SIZE) {
                int from = (int) partial.position();
                partial.append(from, ByteBuffer.wrap(IMAGE, from, Math.min(block, SIZE - from)));
                block = block * 3 % 70_001 + 1;
            }
            assertThat(partial.complete()).hasBinaryContent(IMAGE);
        }
        assertThat(files(".part")).isEmpty();
    }

    @Test
    void whatAThingHasLeftBehindIsDeletedWhenItIsNotInUse() throws Exception {
        FirmwareStore store = new FirmwareStore(folder, MAX, "store-test");
        FirmwareFolder former = closedLater(store.open("thing:one", "thing:one as dev1"));
        complete(former, IMAGE);
        complete(closedLater(store.open("thing:two", "thing:two as dev1")), IMAGE);
        complete(closedLater(store.open("thing:one", "thing:one as dev2")), IMAGE);

        assertThat(store.deleteFormer("thing:one", "thing:one as dev2")).isFalse();
        assertThat(files(".bin")).hasSize(3);
        former.close();
        assertThat(store.deleteFormer("thing:one", "thing:one as dev2")).isTrue();
        assertThat(files(".bin")).hasSize(2);
        try (Stream<Path> folders = Files.list(folder)) {
            assertThat(folders).hasSize(2);
        }
        assertThat(new FirmwareStore(folder.resolve("none"), MAX, "store-test").deleteFormer("thing:one", "any"))
                .isTrue();
    }

    @Test
    void whatAThingLeavesBehindLaterIsDeletedToo() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("thing"), "thing:two");
        Path former = Files.createDirectories(folder.resolve("earlier"));
        Files.writeString(former.resolve("thing"), "thing:one");
        Files.writeString(folder.resolve("file"), "no folder");
        FirmwareStore store = new FirmwareStore(folder, MAX, "store-test");
        assertThat(store.deleteFormer("thing:one", "thing:one as dev1")).isTrue();
        assertThat(former).doesNotExist();
        assertThat(other).exists();

        store.open("thing:one", "thing:one as dev1").close();
        Path gone = store.folderOf("thing:one as dev2");
        store.open("thing:one", "thing:one as dev2").close();
        store.open("thing:one", "thing:one as dev3").close();
        try (Stream<Path> files = Files.list(gone)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(gone);
        assertThat(new FirmwareStore(folder, MAX, "store-test").deleteFormer("thing:one", "thing:one as dev3"))
                .isTrue();
        assertThat(store.folderOf("thing:one as dev1")).doesNotExist();
        assertThat(gone).doesNotExist();
        assertThat(store.folderOf("thing:one as dev3")).exists();
        assertThat(other).exists();
    }

    @Test
    void streamIsTakenReadByReadUpToTheLimit() throws Exception {
        FirmwareFolder own = open("thing");
        try (PartialImage partial = own.partial(Images.expected(IMAGE));
                InputStream in = new ByteArrayInputStream(IMAGE)) {
            assertThat(partial.appendFrom(in, 1000)).isEqualTo(1000);
            while (partial.position() < SIZE) {
                partial.appendFrom(in, SIZE - partial.position());
            }
            assertThat(partial.appendFrom(in, 1)).isEqualTo(-1);
            assertThat(partial.complete()).hasBinaryContent(IMAGE);
        }
    }

    @Test
    void blockThatDoesNotFollowIsRefused() throws Exception {
        try (PartialImage partial = open("thing").partial(Images.expected(IMAGE))) {
            assertThatIllegalArgumentException().isThrownBy(() -> partial.append(1, ByteBuffer.allocate(1)));
            assertThatIllegalArgumentException().isThrownBy(() -> partial.append(0, ByteBuffer.allocate(SIZE + 1)));
            assertThat(partial.position()).isZero();
        }
    }

    @Test
    void whatHasComeIsThereWhenTheImageIsOpenedAgain() throws Exception {
        FirmwareFolder own = open("thing");
        try (PartialImage partial = own.partial(Images.expected(IMAGE))) {
            partial.append(0, ByteBuffer.wrap(IMAGE, 0, 300_001));
            partial.entityTag("\"v1\"");
        }
        own.close();
        own = open("thing");
        try (PartialImage partial = own.partial(Images.expected(IMAGE))) {
            assertThat(partial.position()).isEqualTo(300_001);
            assertThat(partial.entityTag()).contains("\"v1\"");
            partial.append(300_001, ByteBuffer.wrap(IMAGE, 300_001, SIZE - 300_001));
            assertThat(partial.complete()).hasBinaryContent(IMAGE);
        }
    }

    @Test
    void otherImageBeginsAnew() throws Exception {
        FirmwareFolder own = open("thing");
        try (PartialImage partial = own.partial(Images.expected(IMAGE))) {
            partial.append(0, ByteBuffer.wrap(IMAGE, 0, 1000));
        }
        try (PartialImage partial = own.partial(Images.expected(Images.random(SIZE, 2)))) {
            assertThat(partial.position()).isZero();
        }
    }

    @Test
    void fileThatIsTooLongBeginsAnew() throws Exception {
        FirmwareFolder own = open("thing");
        own.partial(Images.expected(IMAGE)).close();
        Files.write(files(".part").get(0), new byte[SIZE + 1]);
        try (PartialImage partial = own.partial(Images.expected(IMAGE))) {
            assertThat(partial.position()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void wrongDigestIsRefusedAndTheBytesAreGone(Algorithm wrong) throws Exception {
        byte[] other = Images.random(SIZE, 2);
        Algorithm right = wrong == Algorithm.MD5 ? Algorithm.SHA256 : Algorithm.MD5;
        ExpectedImage expected =
                new ExpectedImage(SIZE, List.of(Images.digest(IMAGE, right), Images.digest(other, wrong)));
        try (PartialImage partial = open("thing").partial(expected)) {
            partial.append(0, ByteBuffer.wrap(IMAGE));
            assertFails(Reason.DIGEST, partial::complete);
            assertThat(partial.position()).isZero();
        }
        assertThat(files(".bin")).isEmpty();
    }

    @Test
    void imageMayBeTriedOnceMoreAfterWrongDigest() throws Exception {
        try (PartialImage partial = open("thing").partial(Images.expected(IMAGE))) {
            partial.append(0, ByteBuffer.wrap(Images.random(SIZE, 2)));
            assertFails(Reason.DIGEST, partial::complete);
            partial.append(0, ByteBuffer.wrap(IMAGE));
            assertThat(partial.complete()).hasBinaryContent(IMAGE);
        }
    }

    @Test
    void incompleteImageIsNotComplete() throws Exception {
        try (PartialImage partial = open("thing").partial(Images.expected(IMAGE))) {
            partial.append(0, ByteBuffer.wrap(IMAGE, 0, SIZE - 1));
            assertFails(Reason.SIZE, partial::complete);
        }
        assertThat(files(".bin")).isEmpty();
    }

    @Test
    void signatureOverTheDigestIsChecked() throws Exception {
        KeyPair keys = rsa();
        OtaPublicKey key = OtaPublicKey.of(pem(keys));
        List<FileDigest> digests = List.of(Images.digest(IMAGE, Algorithm.MD5));
        String good = sign(keys, Images.raw(IMAGE, Algorithm.MD5));
        FirmwareFolder own = open("thing");
        try (PartialImage partial = own.partial(new ExpectedImage(SIZE, digests, key.signature(good)))) {
            partial.append(0, ByteBuffer.wrap(IMAGE));
            partial.complete();
        }
        for (String bad : List.of(sign(rsa(), Images.raw(IMAGE, Algorithm.MD5)), sign(keys, IMAGE), "AAAA")) {
            ExpectedImage expected = new ExpectedImage(SIZE, digests, key.signature(bad));
            assertThat(own.image(expected)).isEmpty();
            try (PartialImage partial = own.partial(expected)) {
                partial.append(0, ByteBuffer.wrap(IMAGE));
                assertFails(Reason.SIGNATURE, partial::complete);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "###"})
    void missingSignatureIsRefusedBeforeTheFirstByte(String digestSign) throws Exception {
        OtaPublicKey key = OtaPublicKey.of(pem(rsa()));
        if (digestSign.isEmpty()) {
            assertFails(Reason.SIGNATURE, () -> key.signature(digestSign));
        } else {
            assertThat(key.signature(digestSign).covers(new byte[16])).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no key", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----"})
    void textThatIsNoKeyIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> OtaPublicKey.of(text));
    }

    private static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String sign(KeyPair keys, byte[] content) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    @Test
    void imageThatTheDiskHasSpoiltIsNotThere() throws Exception {
        FirmwareFolder own = open("thing");
        Path file = complete(own, IMAGE);
        assertThat(own.image(Images.expected(IMAGE))).contains(file);
        byte[] spoilt = IMAGE.clone();
        spoilt[SIZE / 2]++;
        Files.write(file, spoilt);
        assertThat(own.image(Images.expected(IMAGE))).isEmpty();
        assertThat(complete(own, IMAGE)).hasBinaryContent(IMAGE);
    }

    @Test
    void twoThingsNeverMeet() throws Exception {
        FirmwareFolder one = open("aliyuniot:device:a_b");
        FirmwareFolder other = open("aliyuniot:device:a-b");
        assertThat(complete(one, IMAGE)).isNotEqualTo(complete(other, IMAGE));
    }

    @Test
    void folderHasOneOwner() throws Exception {
        FirmwareFolder own = open("thing");
        assertFails(Reason.IN_USE, () -> open("thing"));
        own.close();
        open("thing");
    }

    @Test
    void imageHasOneOwner() throws Exception {
        FirmwareFolder own = open("thing");
        try (PartialImage partial = own.partial(Images.expected(IMAGE))) {
            assertFails(Reason.IN_USE, () -> own.partial(Images.expected(IMAGE)));
            assertThat(partial.position()).isZero();
        }
        own.partial(Images.expected(IMAGE)).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc", "/", "", "a\0b", "con:nul", "thing\u2028", "....................................x"})
    void ownersNameNeverLeavesTheFolder(String owner) throws Exception {
        complete(open(owner), IMAGE);
        assertThat(files(".bin")).singleElement().satisfies(file -> {
            assertThat(file.getParent().getParent()).isEqualTo(folder);
            assertThat(folder.relativize(file).toString()).matches("[A-Za-z0-9-]+/[0-9a-f]{32}\\.bin");
        });
    }

    @Test
    void jobsRecordIsReadBackAndForgotten() throws Exception {
        FirmwareFolder own = open("thing");
        assertThat(own.job()).isEmpty();
        own.job("{\"version\":\"1\"}");
        own.job("{\"version\":\"升级\"}");
        own.close();
        own = open("thing");
        assertThat(own.job()).contains("{\"version\":\"升级\"}");
        own.forgetJob();
        own.forgetJob();
        assertThat(own.job()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void jobsRecordIsForItsOwnerOnly() throws Exception {
        open("thing").job("{}");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(files("job.json").get(0))))
                .isEqualTo("rw-------");
    }

    @Test
    void recordOfAnEarlierPowerCutDoesNotMatter() throws Exception {
        FirmwareFolder own = open("thing");
        own.job("{}");
        Files.writeString(files("job.json").get(0).resolveSibling("job.json.tmp"), "{\"hal");
        assertThat(own.job()).contains("{}");
        own.job("{\"a\":1}");
        assertThat(own.job()).contains("{\"a\":1}");
    }

    @Test
    void runningAndPreviousImagesAreKeptAndOthersDeleted() throws Exception {
        FirmwareFolder own = open("thing");
        byte[][] images = {Images.random(10, 1), Images.random(10, 2), Images.random(10, 3), Images.random(10, 4)};
        Path[] files = new Path[4];
        for (int i = 0; i < 3; i++) {
            files[i] = complete(own, images[i]);
            own.installed(List.of(Images.expected(images[i])));
            own.installed(List.of(Images.expected(images[i])));
        }
        files[3] = complete(own, images[3]);
        own.partial(Images.expected(IMAGE)).close();
        assertThat(files(".bin")).containsExactlyInAnyOrder(files[1], files[2], files[3]);
        own.keepOnly(List.of(Images.expected(images[3]), Images.expected(IMAGE)));
        assertThat(files(".bin")).containsExactlyInAnyOrder(files[1], files[2], files[3]);
        assertThat(files(".part")).hasSize(1);
        own.keepOnly(List.of());
        assertThat(files(".bin")).containsExactlyInAnyOrder(files[1], files[2]);
        assertThat(files(".part")).isEmpty();
        assertThat(own.running()).containsExactly(files[2]);
    }

    @Test
    void imageThatIsBeingLoadedIsNotDeleted() throws Exception {
        FirmwareFolder own = open("thing");
        try (PartialImage partial = own.partial(Images.expected(IMAGE))) {
            partial.entityTag("\"v1\"");
            own.keepOnly(List.of());
            partial.append(0, ByteBuffer.wrap(IMAGE));
            assertThat(partial.complete()).hasBinaryContent(IMAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "null", "{\"running\":[null,\"../../x.bin\"]}", "{\"running\":3}"})
    void brokenRecordOfInstalledImagesIsNoTrouble(String json) throws Exception {
        FirmwareFolder own = open("thing");
        own.installed(List.of(Images.expected(IMAGE)));
        Files.writeString(files("installed.json").get(0), json);
        assertThat(own.running()).isEmpty();
    }

    @Test
    void discardedImageLeavesNothing() throws Exception {
        FirmwareFolder own = open("thing");
        PartialImage partial = own.partial(Images.expected(IMAGE));
        partial.append(0, ByteBuffer.wrap(IMAGE, 0, 10));
        partial.entityTag("\"v1\"");
        partial.discard();
        partial.close();
        assertThat(files(".part")).isEmpty();
        assertThat(files(".etag")).isEmpty();
    }

    @Test
    void deletedFolderIsGone() throws Exception {
        FirmwareFolder own = open("thing");
        complete(own, IMAGE);
        own.delete();
        assertThat(folder).isEmptyDirectory();
        assertFails(Reason.CANCELLED, () -> own.job("{}"));
    }

    @Test
    void imageAboveTheCeilingIsRefused() throws Exception {
        FirmwareFolder own = open("thing");
        ExpectedImage large = new ExpectedImage(MAX + 1, Images.expected(IMAGE).digests());
        assertFails(Reason.TOO_LARGE, () -> own.partial(large));
        assertThat(files(".part")).isEmpty();
    }

    @Test
    void roomOnTheDiskIsCheckedBeforeTheFirstByte() throws Exception {
        long[] free = {SIZE + (16 << 20)};
        FirmwareFolder own = closedLater(new FirmwareStore(folder, MAX, "store-test", path -> free[0]).open("thing"));
        try (PartialImage partial = own.partial(Images.expected(IMAGE))) {
            partial.append(0, ByteBuffer.wrap(IMAGE, 0, 1000));
        }
        free[0] = SIZE + (16 << 20) - 1000;
        own.partial(Images.expected(IMAGE)).close();
        free[0]--;
        assertFails(Reason.NO_SPACE, () -> own.partial(Images.expected(IMAGE)));
        assertFails(Reason.NO_SPACE, () -> own.partial(Images.expected(IMAGE)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fullDiskIsTold() throws Exception {
        FirmwareFolder own = open("thing");
        own.partial(Images.expected(IMAGE)).close();
        Path part = files(".part").get(0);
        Files.delete(part);
        Files.createSymbolicLink(part, Path.of("/dev/full"));
        try (PartialImage partial = own.partial(Images.expected(IMAGE))) {
            assertFails(Reason.NO_SPACE, () -> {
                partial.append(0, ByteBuffer.wrap(IMAGE));
                partial.complete();
            });
        } finally {
            Files.delete(part);
        }
        assertThat(files(".bin")).isEmpty();
    }

    @Test
    void placeThatIsNoFolderIsTold() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertFails(Reason.NOT_WRITABLE, () -> new FirmwareStore(file, MAX, "store-test").open("thing"));
        assertFails(
                Reason.NOT_WRITABLE, () -> new FirmwareStore(file.resolve("below"), MAX, "store-test").open("thing"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void folderThatTakesNoFilesIsTold() {
        // Not even root may write here, so that the test holds for any user.
        assertFails(Reason.NOT_WRITABLE, () -> new FirmwareStore(Path.of("/proc"), MAX, "store-test").open("thing"));
    }
}
