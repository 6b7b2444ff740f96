@NonNullByDefault
package org.openhab.core.thing.util;

import org.eclipse.jdt.annotation.NonNullByDefault;
