package org.vigil.profile;

/**
 * What a post says of the current episode of custody: the number, what its days are days of, and since when.
 *
 * @param label days in custody, under house arrest or since a disappearance
 * @param since the first day of the run of periods that is counted
 */
public record Headline(CustodyCount count, CustodyKind.Label label, CustodyDate since) {}
