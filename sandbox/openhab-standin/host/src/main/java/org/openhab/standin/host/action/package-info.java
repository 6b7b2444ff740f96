/** Actions of things, found by their annotations and run with texts as inputs. */
@NonNullByDefault
package org.openhab.standin.host.action;

import org.eclipse.jdt.annotation.NonNullByDefault;
