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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;

/**
 * What an upload does next when the platform answers otherwise than hoped for. It begins with {@code append} wherever
 * that can be, as only then the platform goes on from an unfinished file; {@code overwrite} deletes also that, and is
 * used when a finished one is in the way. Nothing that is finished is ever deleted unless the user says so. Not for more
 * than one thread.
 */
final class UploadSteps {
    private static final int UID_LENGTH = 15;

    private final UploadName name;
    private final long size;
    private final ConflictStrategy wanted;
    private ConflictStrategy strategy;
    private boolean anew;
    private String freshUid = "";
    private boolean begun;
    private long begunAt;
    /** How far blocks were sent by this upload, the one on the line left out. */
    private long sentBefore;

    private long sending;

    /** What comes next. */
    enum Next {
        /** The same after a pause. */
        LATER,
        /** The same at once. */
        AGAIN,
        /** Ask the platform what it has got. */
        ASK,
        /** Begin with the first byte. */
        ANEW,
        /** Nothing: all of it is there. */
        DONE,
        /** Nothing: it failed. */
        END
    }

    UploadSteps(UploadName name, long size, ConflictStrategy wanted) {
        this.name = name;
        this.size = size;
        this.wanted = wanted;
        strategy = wanted == ConflictStrategy.REJECT ? wanted : ConflictStrategy.APPEND;
    }

    /** With which the file is announced now. */
    ConflictStrategy strategy() {
        return strategy;
    }

    /**
     * By which the platform knows a repeated announcement. The same file has the same, whoever announces it and when; one
     * that begins anew has another.
     */
    String uid(String check) {
        if (!freshUid.isEmpty()) {
            return freshUid;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((name + "/" + size + "/" + check).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, UID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java runtime has SHA-256", e);
        }
    }

    /** The platform has taken the announcement. */
    void begunAt(long offset) {
        if (!begun) {
            begun = true;
            begunAt = offset;
        }
        // From now on it is this upload's own that is there.
        strategy = ConflictStrategy.APPEND;
    }

    /** A block goes to the line that ends there. */
    void sending(long to) {
        sentBefore = Math.max(sentBefore, sending);
        sending = to;
    }

    /** Whether the block on the line has been sent before, so that its like may be there. */
    boolean wasSentBefore() {
        return sending <= sentBefore;
    }

    /** Whether the unfinished file that the platform has under the name is another one. */
    boolean isOfAnother(UploadReply upload) {
        return upload.offset() >= size || upload.fileSize() >= 0 && upload.fileSize() != size;
    }

    boolean fits(UploadReply upload, String uploadId, long offset, int length) {
        // The chapter may be read so that the offset is the one before the block, or the one behind it.
        boolean place = upload.offset() == UploadReply.NOT_TOLD
                || upload.offset() == offset
                || upload.offset() == offset + length;
        boolean known = upload.uploadId().isEmpty() || upload.uploadId().equals(uploadId);
        return place && known && (!upload.isComplete() || offset + length == size);
    }

    Next initRefused(UploadCode code) {
        if (code.mayPass()) {
            return Next.LATER;
        }
        if (code == UploadCode.EXISTS && Math.max(sending, sentBefore) == size) {
            // Its last block was sent, and the reply to it was lost.
            return Next.DONE;
        }
        return strategy == ConflictStrategy.APPEND ? anew() : Next.END;
    }

    Next blockRefused(UploadCode code) {
        if (code.mayPass()) {
            return Next.LATER;
        }
        if (code.isAboutProgress()) {
            return Next.ASK;
        }
        return switch (code) {
            case BLOCK_DAMAGED -> Next.AGAIN;
            case FINISHED -> sentBefore == size ? Next.DONE : anew();
            case FILE_DAMAGED -> damaged();
            default -> Next.END;
        };
    }

    /** What has arrived is something else: no wonder if it was gone on from what another upload has left. */
    Next damaged() {
        return begunAt > 0 ? anew() : Next.END;
    }

    /** Deletes what is there, once, and only if that is wanted. */
    Next anew() {
        if (anew || wanted != ConflictStrategy.OVERWRITE) {
            return Next.END;
        }
        anew = true;
        begun = false;
        begunAt = 0;
        sending = 0;
        sentBefore = 0;
        strategy = ConflictStrategy.OVERWRITE;
        freshUid = HexFormat.of()
                .toHexDigits(ThreadLocalRandom.current().nextLong())
                .substring(0, UID_LENGTH);
        return Next.ANEW;
    }

    /** Why it ends with that reply. */
    UploadFailure end(AlinkReply reply) {
        if (!reply.isSuccess()) {
            return UploadCode.of(reply).failure(name, reply);
        }
        return UploadReply.of(reply).isComplete() || sending > 0
                ? new UploadFailure(
                        UploadFailure.Reason.DAMAGED,
                        "What the platform has got as " + name + " is not what was sent. Upload it again.")
                : new UploadFailure(
                        UploadFailure.Reason.EXISTS,
                        "The platform has an unfinished file of the name " + name
                                + " that is another one. Have it overwritten, choose another name, or wait a day.");
    }

    /** It asked or sent in vain too often. */
    UploadFailure stuck(long offset, String why, int times) {
        return failure(
                UploadFailure.Reason.UNANSWERED,
                "ended at byte " + offset + " of " + size + ", as " + why + " " + times
                        + " times in a row. Started again within 24 hours, it goes on there.");
    }

    /** @param predicate of the sentence about the upload */
    UploadFailure failure(UploadFailure.Reason reason, String predicate) {
        return new UploadFailure(reason, "The upload of " + name + " " + predicate);
    }
}
