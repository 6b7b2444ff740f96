/**
 * The REST interface to services of the platform: files of configuration and logs, jobs, uploads, certificates.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.rest.service;

import org.eclipse.jdt.annotation.NonNullByDefault;
