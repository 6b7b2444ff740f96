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
package org.openhab.binding.aliyuniot.link.certificate;

import java.security.GeneralSecurityException;

/** The password of a key, or of a file of PKCS#12, is missing or another one. */
final class WrongPasswordException extends GeneralSecurityException {
    private static final long serialVersionUID = 1L;
}
