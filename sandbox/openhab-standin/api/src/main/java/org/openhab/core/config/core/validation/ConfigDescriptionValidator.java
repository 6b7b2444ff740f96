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
package org.openhab.core.config.core.validation;

import java.net.URI;
import java.util.Map;

/** Checks a configuration against its description; an OSGi service. */
public interface ConfigDescriptionValidator {
    /**
     * Checks the entries. A URI without description and entries without parameter are accepted.
     *
     * @throws ConfigValidationException if an entry does not fit; it names every such entry
     */
    void validate(Map<String, Object> configurationParameters, URI configDescriptionURI);
}
