@NonNullByDefault
package org.openhab.standin.host.text;

import org.eclipse.jdt.annotation.NonNullByDefault;
