package org.vigil.workspace;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigil.profile.Profile;
import org.vigil.profile.Quote;
import org.vigil.profile.Relative;

/** Quotes that no post says, since something about them was not written down. */
final class QuoteNotes {
    private QuoteNotes() {}

    static List<String> of(Workspace workspace) {
        return workspace.profiles().values().stream()
                .filter(profile ->
                        !profile.withheld() && !profile.doNotPublish().has("quotes"))
                .flatMap(QuoteNotes::of)
                .toList();
    }

    private static Stream<String> of(Profile profile) {
        List<Quote> quotes = profile.quotes();
        return IntStream.range(0, quotes.size())
                .filter(i -> !quotes.get(i).doNotPublish())
                .boxed()
                .flatMap(i -> of(profile, profile.file() + ": quotes[" + (i + 1) + "]", quotes.get(i)));
    }

    private static Stream<String> of(Profile profile, String where, Quote quote) {
        Stream<String> permission = quote.permission() != null
                ? Stream.empty()
                : Stream.of(
                        where + " is said nowhere: nobody wrote down by which right it is used (permission: speaker,"
                                + " family or published).");
        List<Relative> relatives = profile.relatives();
        Stream<String> unasked = IntStream.range(0, relatives.size())
                .filter(i ->
                        quote.isLikelyOf(relatives.get(i)) && !relatives.get(i).mayBeQuoted())
                .mapToObj(i -> where + " is said nowhere: its speaker is likely relatives[" + (i + 1)
                        + "], and a relative is quoted only with living: true and a review: day.");
        return Stream.concat(permission, unasked);
    }
}
