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
package org.openhab.binding.aliyuniot.link.ota.record;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the record and the images of a module are kept. On one serial executor, that of its owner, but for
 * {@link #folder}; what writes and reads waits for the disk.
 */
public final class FirmwareMemory {
    /** For one of the same process, whose update ends within moments. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** For one elsewhere, such as a former version of this bundle, of whose end nobody hears. */
    private static final int TRIES = 20;

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Logger logger = LoggerFactory.getLogger(FirmwareMemory.class);

    private final Place place;
    private final BiFunction<Duration, Runnable, Runnable> timer;
    private final Executor owner;

    private volatile @Nullable FirmwareFolder folder;
    private volatile FirmwareFailure trouble =
            new FirmwareFailure(FirmwareFailure.Reason.CANCELLED, "The firmware folder is not open");
    private FolderTurns.@Nullable Turn turn;
    private @Nullable FormerFolders former;
    private Runnable timed = () -> {};
    private boolean opening;
    private boolean closed;

    /**
     * Where the folder is.
     *
     * @param folder below which all of them are
     * @param threadPrefix what names of threads begin with
     * @param thing whose firmware it is, which may have had another owner's name before
     */
    public record Place(Path folder, String threadPrefix, String thing) {}

    /**
     * @param timer runs a task after a time; what it returns calls that off
     * @param owner the serial executor
     */
    public FirmwareMemory(Place place, BiFunction<Duration, Runnable, Runnable> timer, Executor owner) {
        this.place = place;
        this.timer = timer;
        this.owner = owner;
    }

    /**
     * Opens the folder when nobody else of this process has it any more, or when that takes too long; once.
     *
     * @param name tells the folder from others of the thing
     * @param opened runs then, on the executor and later, whether there is a folder or not; never after {@link #close}
     */
    public void open(String name, long maxImageBytes, Runnable opened) {
        FirmwareStore store = new FirmwareStore(place.folder(), maxImageBytes, place.threadPrefix());
        FolderTurns.Turn mine = FolderTurns.join(place.folder().toAbsolutePath() + " " + name);
        turn = mine;
        Runnable begin = () -> owner.execute(() -> begin(store, name, opened));
        timed = timer.apply(PATIENCE, begin);
        mine.comes().whenComplete((none, never) -> begin.run());
    }

    private void begin(FirmwareStore store, String name, Runnable opened) {
        if (!opening) {
            opening = true;
            timed.run();
            open(store, name, opened, 1);
        }
    }

    private void open(FirmwareStore store, String name, Runnable opened, int number) {
        if (closed) {
            return;
        }
        try {
            folder = store.open(place.thing(), name);
        } catch (FirmwareFailure e) {
            trouble = e;
            if (e.reason() == FirmwareFailure.Reason.IN_USE && number < TRIES) {
                logger.debug("The firmware folder of {} is still in use", name);
                timed = timer.apply(PAUSE, () -> owner.execute(() -> open(store, name, opened, number + 1)));
                return;
            }
            logger.warn("There is no place for firmware: {}", e.getMessage());
        } catch (Throwable e) {
            ForeignCode.failed(logger, "The opening of the firmware folder of " + name, e);
        }
        FormerFolders others = new FormerFolders(store, place.thing(), name, timer, owner);
        former = others;
        owner.execute(others::delete);
        opened.run();
    }

    /** What was written last; {@link FirmwareRecord#EMPTY} if that is not to be had. */
    public FirmwareRecord read() {
        FirmwareFolder opened = folder;
        if (opened == null) {
            return FirmwareRecord.EMPTY;
        }
        try {
            return opened.job().map(FirmwareRecord::of).orElse(FirmwareRecord.EMPTY);
        } catch (FirmwareFailure e) {
            logger.warn("There is no record of firmware: {}", e.getMessage());
            return FirmwareRecord.EMPTY;
        }
    }

    /**
     * Writes the record; when this returns it survives a power cut. Without a folder it does nothing.
     *
     * @throws FirmwareFailure if the disk does not take it
     */
    public void write(FirmwareRecord record) throws FirmwareFailure {
        FirmwareFolder opened = folder;
        if (opened != null) {
            opened.job(record.toJson());
        }
    }

    /** Refuses larger images from now on. */
    public void limit(long maxImageBytes) {
        FirmwareFolder opened = folder;
        if (opened != null) {
            opened.limit(maxImageBytes);
        }
    }

    /**
     * Where images are kept; for any thread.
     *
     * @throws FirmwareFailure with the reason why there is no such place
     */
    public FirmwareFolder folder() throws FirmwareFailure {
        FirmwareFolder opened = folder;
        if (opened == null) {
            FirmwareFailure why = trouble;
            throw new FirmwareFailure(why.reason(), String.valueOf(why.getMessage()));
        }
        return opened;
    }

    /**
     * Lets others have the folder; a second time it does nothing.
     *
     * @param forever whether all that is in it is deleted, as nobody needs it any more
     */
    public void close(boolean forever) {
        closed = true;
        timed.run();
        FormerFolders others = former;
        if (others != null) {
            others.close();
        }
        FirmwareFolder opened = folder;
        folder = null;
        if (opened != null) {
            try {
                if (forever) {
                    opened.delete();
                }
            } catch (FirmwareFailure e) {
                logger.warn("{}", e.getMessage());
            } finally {
                opened.close();
            }
        }
        FolderTurns.Turn mine = turn;
        turn = null;
        if (mine != null) {
            mine.leave();
        }
    }
}
