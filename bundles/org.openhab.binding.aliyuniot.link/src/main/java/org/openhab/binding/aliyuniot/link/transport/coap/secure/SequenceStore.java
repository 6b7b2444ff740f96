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
package org.openhab.binding.aliyuniot.link.transport.coap.secure;

import java.io.IOException;
import java.nio.file.Path;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * Remembers beyond the end of the process which sequence numbers devices have used in symmetric mode, so that none is
 * used twice. For any thread.
 */
public interface SequenceStore {
    /** Remembers nothing: for devices whose security is another, and for tests. */
    SequenceStore NONE = (identity, from, count) -> from;

    /**
     * Takes numbers out of those that are left.
     *
     * @param from the smallest one that is of use
     * @param count how many
     * @return the first one of so many in a row; remembered, when this returns, as used all of them
     * @throws IOException if it could not be remembered
     */
    long reserve(DeviceIdentity identity, long from, int count) throws IOException;

    /**
     * A store with one small file a device.
     *
     * @param folder made when it is missing; of this store alone
     */
    static SequenceStore inFolder(Path folder) {
        return new FolderSequenceStore(folder);
    }
}
