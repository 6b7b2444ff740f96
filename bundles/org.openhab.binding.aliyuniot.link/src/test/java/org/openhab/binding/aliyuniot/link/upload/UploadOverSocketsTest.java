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
package org.openhab.binding.aliyuniot.link.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.EmulatedDevice.BOUND;
import static org.openhab.binding.aliyuniot.link.upload.ScriptedUploads.failure;
import static org.openhab.binding.aliyuniot.link.upload.ScriptedUploads.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.cloud.CloudUploads;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;

class UploadOverSocketsTest {
    private static final String SEND = "thing/file/upload/mqtt/send";
    private static final UploadName NAME = new UploadName("a.log");
    /** So many that a loaded machine does not use them up. */
    private static final int TRIES = 100;

    private static final UploadBounds BOUNDS = new UploadBounds(
            4096, Duration.ofMillis(500), TRIES, Duration.ofMillis(40), Integer.MAX_VALUE, Duration.ofHours(1), 3);

    private @NonNullByDefault({}) EmulatedDevice device;
    private @NonNullByDefault({}) AlinkRequests requests;
    private @NonNullByDefault({}) FileUploads uploads;
    private @NonNullByDefault({}) CloudUploads cloud;
    private @NonNullByDefault({}) Path file;
    private byte[] content = new byte[0];

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        device = new EmulatedDevice(folder, Duration.ofMillis(50));
        requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
        uploads = new FileUploads(device.runtime, requests, BOUNDS);
        device.whenOnline = uploads::online;
        device.whenOffline = () -> {
            uploads.offline();
            requests.offline();
        };
        cloud = device.emulator.uploads("a1Abc123Def", "dev001");
        file = folder.resolve("file");
        write(300_000);
        device.goOnline();
    }

    @AfterEach
    void close() {
        uploads.close();
        requests.close();
        device.close();
    }

    private void write(int size) throws Exception {
        content = new byte[size];
        new Random(size).nextBytes(content);
        Files.write(file, content);
    }

    private FileUpload upload(ConflictStrategy strategy) throws Exception {
        return uploads.start(NAME, UploadFile.open(file), strategy);
    }

    private void fault(Fault fault) {
        device.emulator.faults().add("a1Abc123Def", "dev001", fault);
    }

    private void assertThatItArrived() {
        assertThat(cloud.file("a.log"))
                .hasValueSatisfying(file -> assertThat(file.content()).isEqualTo(content));
        assertThat(cloud.unfinished()).isEmpty();
    }

    @Test
    void theLargestFileArrives() throws Exception {
        write(UploadBounds.MAX_FILE);
        assertThat(get(upload(ConflictStrategy.APPEND))).isEqualTo(content.length);
        assertThatItArrived();
    }

    @Test
    void oneByteArrives() throws Exception {
        write(1);
        assertThat(get(upload(ConflictStrategy.REJECT))).isEqualTo(1);
        assertThatItArrived();
    }

    @Test
    void aFinishedFileIsReplacedOnlyIfThatIsWanted() throws Exception {
        get(upload(ConflictStrategy.APPEND));
        byte[] first = content;
        write(5000);
        assertThat(failure(upload(ConflictStrategy.APPEND)).reason()).isEqualTo(UploadFailure.Reason.EXISTS);
        assertThat(failure(upload(ConflictStrategy.REJECT)).reason()).isEqualTo(UploadFailure.Reason.EXISTS);
        assertThat(cloud.file("a.log"))
                .hasValueSatisfying(file -> assertThat(file.content()).isEqualTo(first));
        get(upload(ConflictStrategy.OVERWRITE));
        assertThatItArrived();
    }

    @Test
    void repliesThatAreLostCostNoByte() throws Exception {
        fault(Fault.loseReply(4, SEND));
        assertThat(get(upload(ConflictStrategy.APPEND))).isEqualTo(content.length);
        assertThatItArrived();
    }

    @Test
    void theReplyToTheLastBlockMayBeLost() throws Exception {
        write(4000);
        fault(Fault.loseReply(1, SEND));
        assertThat(get(upload(ConflictStrategy.APPEND))).isEqualTo(content.length);
        assertThatItArrived();
    }

    @Test
    void damagedBlocksAreSentAgain() throws Exception {
        fault(Fault.of(Fault.Kind.UPLOAD_WRONG_CRC, TRIES - 1));
        get(upload(ConflictStrategy.APPEND));
        assertThatItArrived();
        fault(Fault.of(Fault.Kind.UPLOAD_WRONG_CRC, TRIES));
        assertThat(failure(upload(ConflictStrategy.OVERWRITE)).reason()).isEqualTo(UploadFailure.Reason.DAMAGED);
    }

    @Test
    void aDamagedFileIsNoSuccess() throws Exception {
        fault(Fault.of(Fault.Kind.UPLOAD_DAMAGED, 1));
        assertThat(failure(upload(ConflictStrategy.OVERWRITE)).reason()).isEqualTo(UploadFailure.Reason.DAMAGED);
        assertThat(cloud.files()).isEmpty();
    }

    @Test
    void whatAnotherFileOfThatSizeHasLeftIsReplacedWhenItTurnsOut() throws Exception {
        fault(Fault.refuseAlink(0, SEND, 460));
        assertThat(failure(upload(ConflictStrategy.APPEND)).reason()).isEqualTo(UploadFailure.Reason.REFUSED);
        device.emulator.faults().removeAll();
        FileUpload begun = upload(ConflictStrategy.APPEND);
        await().atMost(BOUND).until(() -> cloud.unfinished().stream().anyMatch(one -> one.offset() > 0));
        uploads.close();
        failure(begun);
        uploads = new FileUploads(device.runtime, requests, BOUNDS);
        uploads.online();
        new Random(1).nextBytes(content);
        Files.write(file, content);
        assertThat(get(upload(ConflictStrategy.OVERWRITE))).isEqualTo(content.length);
        assertThatItArrived();
    }

    @Test
    void brokenConnectionsCostNoByte() throws Exception {
        write(2_000_000);
        FileUpload upload = upload(ConflictStrategy.APPEND);
        for (int cut = 1; cut <= 4; cut++) {
            int mark = cut * 300_000;
            await().atMost(BOUND).until(() -> cloud.unfinished().stream().anyMatch(one -> one.offset() >= mark));
            device.emulator.device("a1Abc123Def", "dev001").disconnect();
        }
        assertThat(get(upload)).isEqualTo(content.length);
        assertThatItArrived();
    }

    @Test
    void aFileThatGrowsMeanwhileEndsIt() throws Exception {
        FileUpload upload = upload(ConflictStrategy.APPEND);
        await().atMost(BOUND).until(() -> cloud.unfinished().stream().anyMatch(one -> one.offset() > 0));
        Files.write(file, new byte[1], StandardOpenOption.APPEND);
        assertThat(failure(upload).reason()).isEqualTo(UploadFailure.Reason.CHANGED);
        assertThat(cloud.files()).isEmpty();
    }

    @Test
    void aSlowLineIsWaitedFor() throws Exception {
        write(20_000);
        fault(Fault.delay(Duration.ofMillis(100)));
        assertThat(get(upload(ConflictStrategy.APPEND))).isEqualTo(content.length);
        assertThatItArrived();
    }
}
