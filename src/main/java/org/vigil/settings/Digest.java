package org.vigil.settings;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When the approvers are told what goes out tomorrow, and once a week of whom somebody has to look for news.
 *
 * @param at earlier: more time to read; later: less changes after it
 * @param zone of that time, and of what "tomorrow" is
 * @param to names of those on call; never empty
 * @param verification the day of the week on which the digest for verification comes
 */
public record Digest(LocalTime at, ZoneId zone, List<String> to, DayOfWeek verification) {}
