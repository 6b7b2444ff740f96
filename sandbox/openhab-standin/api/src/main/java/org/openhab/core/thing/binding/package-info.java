@NonNullByDefault
package org.openhab.core.thing.binding;

import org.eclipse.jdt.annotation.NonNullByDefault;
