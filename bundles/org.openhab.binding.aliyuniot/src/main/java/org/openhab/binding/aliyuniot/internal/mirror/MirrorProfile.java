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
package org.openhab.binding.aliyuniot.internal.mirror;

import java.util.concurrent.atomic.AtomicBoolean;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.link.ItemChannelLink;
import org.openhab.core.thing.profiles.ProfileCallback;
import org.openhab.core.thing.profiles.ProfileTypeUID;
import org.openhab.core.thing.profiles.StateProfile;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;
import org.openhab.core.types.UnDefType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One link between an item, of whatever binding, and a channel of ours: states of the item go up to the handler, commands
 * of the cloud go down to the item.
 *
 * <p>Nothing else is passed on, and so no value can run in a circle, whichever version of openHAB hands what back: a
 * command to the item, which from 5.1 on may be the one that came from the handler, is ignored, as the state follows
 * that it leads to; and a state of the handler is ignored, as it is the item's own. A state that the cloud has just
 * commanded goes up to a thing model, which waits for it, and to no topic.
 *
 * <p>openHAB calls it on its own threads, and never ends it.
 */
final class MirrorProfile implements StateProfile {
    private final Logger logger = LoggerFactory.getLogger(MirrorProfile.class);

    private final ProfileCallback callback;
    private final MirrorSettings settings;
    private final MirrorLinks links;
    private final String item;
    private final ChannelUID channel;
    private final ReportGate gate;
    private final AtomicBoolean warnedUp = new AtomicBoolean();
    private final AtomicBoolean warnedDown = new AtomicBoolean();

    /**
     * @param timer for reports that have to wait
     */
    MirrorProfile(ProfileCallback callback, MirrorSettings settings, MirrorLinks links, Timer timer) {
        ItemChannelLink link = callback.getItemChannelLink();
        this.callback = callback;
        this.settings = settings;
        this.links = links;
        item = link.getItemName();
        channel = link.getLinkedUID();
        gate = new ReportGate(settings, timer, () -> links.goesUp(item, channel), callback::handleCommand);
    }

    @Override
    public ProfileTypeUID getProfileTypeUID() {
        return MirrorLinks.PROFILE;
    }

    @Override
    public void onStateUpdateFromItem(State state) {
        if (!settings.direction().isUp() || state instanceof UnDefType) {
            return;
        }
        String itemType = links.itemTypeOf(channel);
        Command value = StateToCloud.of(state, itemType);
        if (value != null) {
            gate.offer(value);
            return;
        }
        String sentence = "has a %s, which means nothing to %s of the type %s; it is not reported. Link the item to a"
                + " channel of another type";
        log(warnedUp, sentence.formatted(nameOf(state), channel, itemType));
    }

    @Override
    public void onCommandFromHandler(Command command) {
        if (!settings.direction().isDown()) {
            logger.debug("{} reports only; the command of {} does not reach it", item, channel);
            return;
        }
        Command taken = links.commandFor(item, command);
        if (taken != null) {
            expectStateAfter(taken);
            callback.sendCommand(taken);
            return;
        }
        String sentence =
                "takes no %s of %s, nor what could be made of it. To an item that takes no commands, such as a"
                        + " contact, link with direction=up";
        log(warnedDown, sentence.formatted(nameOf(command), channel));
    }

    private void expectStateAfter(Command taken) {
        if (links.isConfirmed(channel)) {
            gate.awaitConfirmation();
            return;
        }
        Command value = taken instanceof State state ? StateToCloud.of(state, links.itemTypeOf(channel)) : null;
        if (value != null) {
            gate.isKnown(value);
        }
    }

    @Override
    public void onCommandFromItem(Command command) {
        logger.trace("{} gets {}; its state is what is reported", item, command);
    }

    @Override
    public void onStateUpdateFromHandler(State state) {
        logger.trace("{} has a state of its own; that of {} is not for it", item, channel);
    }

    /** The first as a warning: what is wrong is so at each value. */
    private void log(AtomicBoolean warned, String sentence) {
        if (warned.compareAndSet(false, true)) {
            logger.warn("{} {}", item, sentence);
        } else {
            logger.debug("{} {}", item, sentence);
        }
    }

    private static String nameOf(Type value) {
        return value.getClass().getSimpleName();
    }
}
