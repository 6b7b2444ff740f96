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
package org.openhab.binding.aliyuniot.link.shadow;

import java.util.Set;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;

/**
 * Hears of a shadow. One call at a time, on a mailbox for code of others, where it may wait.
 */
public interface ShadowListener {
    /**
     * Attributes are to become something. While one call runs, of several later ones only the last is made. Whoever has
     * carried all of it out says so by {@link DeviceShadow#carriedOut}.
     *
     * @param shadow with desired attributes
     */
    void desired(ShadowDocument shadow);

    /**
     * The platform does not take values that were reported, and they are not sent again.
     *
     * @param failure a sentence for the user
     */
    void refused(Set<ShadowKey> keys, LinkFailure failure);
}
