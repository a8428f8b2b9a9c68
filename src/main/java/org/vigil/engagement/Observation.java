package org.vigil.engagement;

import java.time.Instant;
import org.vigil.network.Counts;

/**
 * What followers had done with one published message at one moment.
 *
 * @param delivery the delivery's number in the database
 * @param at by Vigil's clock, when the network was asked
 * @param simulated whether the followers are played by this machine
 */
public record Observation(long delivery, Instant at, Counts counts, boolean simulated) {}
