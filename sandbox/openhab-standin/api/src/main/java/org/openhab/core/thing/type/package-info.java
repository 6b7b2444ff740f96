@NonNullByDefault
package org.openhab.core.thing.type;

import org.eclipse.jdt.annotation.NonNullByDefault;
