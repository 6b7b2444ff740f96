/**
 * Starts the sandbox: the emulator as the cloud, Karaf with the stand-in as openHAB, and the add-on between them.
 */
@NonNullByDefault
package org.openhab.sandbox.launcher;

import org.eclipse.jdt.annotation.NonNullByDefault;
