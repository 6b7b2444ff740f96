@NonNullByDefault
package org.openhab.core.thing.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
