/** Holds the stand-in to the recorded signatures and the recorded behaviour of the real openHAB core. */
@NonNullByDefault
package org.openhab.standin.recordings;

import org.eclipse.jdt.annotation.NonNullByDefault;
