/** The small services of the framework that handlers ask for. */
@NonNullByDefault
package org.openhab.standin.host.service;

import org.eclipse.jdt.annotation.NonNullByDefault;
