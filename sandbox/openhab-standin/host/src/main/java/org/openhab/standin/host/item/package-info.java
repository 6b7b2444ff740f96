/** The host's items: their types, states, links and what a command does to them. */
@NonNullByDefault
package org.openhab.standin.host.item;

import org.eclipse.jdt.annotation.NonNullByDefault;
