/**
 * The REST interface in the place of the platform's console.
 */
@NonNullByDefault
package org.openhab.aliyuniot.emulator.rest;

import org.eclipse.jdt.annotation.NonNullByDefault;
