/** What the engagement log tells over a range of days, for people who fund and run campaigns. Reads only, and only aggregates. */
@NullMarked
package org.vigil.engagement.report;

import org.jspecify.annotations.NullMarked;
