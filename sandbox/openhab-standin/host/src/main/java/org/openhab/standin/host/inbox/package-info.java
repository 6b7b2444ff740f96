/** Things that were found and are not there yet. */
@NonNullByDefault
package org.openhab.standin.host.inbox;

import org.eclipse.jdt.annotation.NonNullByDefault;
