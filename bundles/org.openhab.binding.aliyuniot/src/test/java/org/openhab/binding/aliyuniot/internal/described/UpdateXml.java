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
package org.openhab.binding.aliyuniot.internal.described;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/** The instructions that bring existing things of a type to a newer version of it. */
public record UpdateXml(String thingTypeUid, List<InstructionSet> instructionSets) {
    /** What to do with a channel. */
    public enum Action {
        ADD,
        UPDATE,
        REMOVE
    }

    /** The instructions for things whose version is lower than the target. */
    public record InstructionSet(int targetVersion, List<Instruction> instructions) {}

    /** One change of one channel; the type is null where it is removed. */
    public record Instruction(
            Action action,
            String channelId,
            boolean preserveConfiguration,
            @Nullable String typeUid) {}
}
