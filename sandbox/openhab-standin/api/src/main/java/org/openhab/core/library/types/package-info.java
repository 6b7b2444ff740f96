/** The states and commands of openHAB's own items. */
@NonNullByDefault
package org.openhab.core.library.types;

import org.eclipse.jdt.annotation.NonNullByDefault;
