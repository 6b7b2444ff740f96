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

import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * The platform's codes for what it refuses of a shadow: each with what it means and what helps (chapter "Device
 * shadows").
 */
public enum ShadowRefusal {
    BAD_JSON(400, Reason.REQUEST_REFUSED, "it cannot read the JSON; please report it"),
    NO_METHOD(401, Reason.REQUEST_REFUSED, "it finds no method; please report it"),
    NO_STATE(402, Reason.REQUEST_REFUSED, "it finds no state; please report it"),
    BAD_VERSION(403, Reason.REQUEST_REFUSED, "the version is no number; please report it"),
    NO_REPORTED(404, Reason.REQUEST_REFUSED, "nothing is reported; name at least one attribute"),
    EMPTY_REPORTED(405, Reason.REQUEST_REFUSED, "no attribute is named; name at least one"),
    BAD_METHOD(406, Reason.REQUEST_REFUSED, "it does not know the method; please report it"),
    EMPTY(407, Reason.REQUEST_REFUSED, "it finds nothing in the request; name at least one attribute"),
    TOO_MANY_ATTRIBUTES(
            408,
            Reason.REQUEST_REFUSED,
            "the shadow would have more than " + ShadowRules.MAX_ATTRIBUTES
                    + " attributes; delete those that nobody needs"),
    VERSION_CONFLICT(
            409, Reason.REQUEST_REFUSED, "somebody else has changed the shadow again and again; try again later"),
    SERVER_ERROR(500, Reason.SERVER_UNAVAILABLE, "it is in trouble; try again later");

    private final int code;
    private final Reason reason;
    private final String sentence;

    ShadowRefusal(int code, Reason reason, String sentence) {
        this.code = code;
        this.reason = reason;
        this.sentence = sentence;
    }

    /** As it is on the wire. */
    public int code() {
        return code;
    }

    /**
     * What a code means.
     *
     * @param what was refused, in the middle of a sentence: {@code the update of the shadow}
     * @param said the platform's own words, may be empty
     */
    static LinkFailure of(int code, String what, String said) {
        String tail = (code == ShadowMessage.NO_CODE ? " (no code" : " (code " + code)
                + (said.isEmpty() ? "" : ", " + ForeignText.line(said)) + ")";
        for (ShadowRefusal refusal : values()) {
            if (refusal.code == code) {
                return new ProtocolFailure(
                        refusal.reason, "The platform refuses " + what + ": " + refusal.sentence + tail);
            }
        }
        return new ProtocolFailure(
                Reason.REQUEST_REFUSED,
                "The platform refuses " + what + " for a reason that is not documented; its words may help" + tail);
    }
}
