@NonNullByDefault
package org.openhab.core.thing.profiles;

import org.eclipse.jdt.annotation.NonNullByDefault;
