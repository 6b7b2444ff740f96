@NonNullByDefault
package org.openhab.core.thing;

import org.eclipse.jdt.annotation.NonNullByDefault;
