@NonNullByDefault
package org.openhab.core.thing.events;

import org.eclipse.jdt.annotation.NonNullByDefault;
