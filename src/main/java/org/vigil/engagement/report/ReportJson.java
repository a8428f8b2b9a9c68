package org.vigil.engagement.report;

import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of a report for programs. What is not known is null. */
public final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ReportJson() {}

    public static void write(Report report, Writer out) {
        JSON.writeValue(out, json(report));
    }

    private static Map<String, @Nullable Object> json(Report report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("campaign", report.campaign().id().value());
        json.put("from", report.period().from().toString());
        json.put("to", report.period().to().toString());
        json.put("zone", report.period().zone().getId());
        json.put("simulated", report.simulated());
        json.put("sentences", new Sentences(report).opening());
        json.put("posts_not_begun", report.notBegun());
        json.put("total", sums(report.now().total()));
        json.put("change", change(report.change()));
        json.put("exposure", exposure(report.exposure()));
        Stream.of(Grouping.values())
                .filter(grouping -> grouping != Grouping.PERSON)
                .forEach(grouping -> json.put(
                        "by_" + grouping.name().toLowerCase(java.util.Locale.ROOT),
                        report.now().by(grouping).stream()
                                .map(group -> with(
                                        "key", group.key(), group(group.sums()), report.difference(grouping, group)))
                                .toList()));
        json.put("course", report.course().stream().map(ReportJson::step).toList());
        json.put(
                "followers",
                report.followers().stream().map(ReportJson::followers).toList());
        json.put("method", new Sentences(report).method());
        return json;
    }

    private static Map<String, @Nullable Object> change(Change change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("before_from", change.period().from().toString());
        json.put("before_to", change.period().to().toString());
        json.put("no_baseline", change.noBaseline().orElse(null));
        json.put("before", sums(change.before()));
        json.put("engagement", difference(change.acts()));
        json.put("views", difference(change.views()));
        return json;
    }

    private static Map<String, @Nullable Object> exposure(Exposure exposure) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("roll", exposure.people().size());
        json.put("shown", exposure.shown());
        json.put("median_posts", exposure.posts());
        json.put("median_engagement", known(exposure.acts()));
        json.put("median_views", known(exposure.views()));
        json.put("posts_about_others", exposure.others());
        json.put("people", exposure.people().stream().map(ReportJson::share).toList());
        return json;
    }

    private static Map<String, @Nullable Object> share(Exposure.Share share) {
        Map<String, @Nullable Object> json =
                with("id", share.person().id().value(), group(share.sums()), share.difference());
        json.put("name", share.person().name());
        json.put("ever_shown", share.everShown());
        json.put("left_behind", share.leftBehind());
        return json;
    }

    private static Map<String, @Nullable Object> with(
            String field, @Nullable String key, Map<String, @Nullable Object> sums, Difference difference) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(field, key);
        json.putAll(sums);
        json.put("difference", difference(difference));
        return json;
    }

    private static Map<String, @Nullable Object> sums(Sums sums) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("posts", sums.messages());
        json.put("read", sums.read());
        for (Count count : Count.values()) {
            json.put(count.word(), known(sums.latest(count)));
        }
        json.put("compared", sums.acts().messages());
        json.put("engagement_a_day_old", known(sums.acts()));
        for (Count count : Count.values()) {
            json.put(count.word() + "_a_day_old", known(sums.atOneDay(count)));
        }
        return json;
    }

    private static Map<String, @Nullable Object> group(Sums sums) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("posts", sums.messages());
        json.put("read", sums.read());
        json.put("compared", sums.acts().messages());
        json.put("engagement_a_day_old", known(sums.acts()));
        json.put("views_compared", sums.atOneDay(Count.VIEWS).messages());
        json.put("views_a_day_old", known(sums.atOneDay(Count.VIEWS)));
        return json;
    }

    private static @Nullable Double known(double median) {
        return Double.isNaN(median) ? null : median;
    }

    private static @Nullable Long known(Told told) {
        return told.known() ? told.sum() : null;
    }

    private static Map<String, @Nullable Object> difference(Difference difference) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        switch (difference) {
            case Difference.Called called -> {
                json.put("called", called.more() ? "more" : "less");
                json.put("ratio", called.ratio());
                json.put("low", called.low());
                json.put("high", called.high());
            }
            case Difference.Unclear unclear -> {
                json.put("called", "unclear");
                json.put("why", unclear.why());
            }
        }
        return json;
    }

    private static Map<String, @Nullable Object> step(Report.Step step) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("from", step.first().toString());
        json.put("posts", step.messages());
        json.put("compared", step.acts().messages());
        json.put("engagement_a_day_old", known(step.acts()));
        return json;
    }

    private static Map<String, @Nullable Object> followers(Followers followers) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("account", followers.account());
        json.put("first", followers.first().toString());
        json.put("followers_at_first", followers.atFirst());
        json.put("last", followers.last().toString());
        json.put("followers_at_last", followers.atLast());
        return json;
    }
}
