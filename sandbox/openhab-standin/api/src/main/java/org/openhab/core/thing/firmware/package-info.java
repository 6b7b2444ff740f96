@NonNullByDefault
package org.openhab.core.thing.firmware;

import org.eclipse.jdt.annotation.NonNullByDefault;
