/** The commands of openHAB's console on Karaf's shell. */
@NonNullByDefault
package org.openhab.standin.host.console;

import org.eclipse.jdt.annotation.NonNullByDefault;
