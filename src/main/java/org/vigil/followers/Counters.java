package org.vigil.followers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigil.poster.Card;
import org.vigil.profile.CustodyCount;
import tools.jackson.databind.json.JsonMapper;

/** The counter in its forms: a page to frame, a picture, numbers for machines. */
final class Counters {
    /** So long one page with its own time to midnight is handed out: it changes at most so much late. */
    private static final int STEP = 5;

    private static final int KEPT = 10;
    private static final String LOOK = ":root{color-scheme:light dark}"
            + "body{margin:0;padding:.75rem;background:#fffdfa;color:#24211c;text-align:center;overflow-wrap:anywhere;"
            + "font:1rem/1.4 system-ui,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif}"
            + "h1{font-size:1rem;font-weight:600;margin:0}p{margin:.25rem 0 0}a{color:inherit}"
            + ".days{display:grid;font-size:1.5rem;font-weight:700;line-height:1.25}.days>span{grid-area:1/1}"
            + ".small{font-size:.8125rem;color:#57503f}"
            + "a:focus-visible{outline:3px solid #9a4f06;outline-offset:2px}"
            + "@media(prefers-color-scheme:dark){body{background:#1f1d1a;color:#f5efe4}.small{color:#c9c1b4}"
            + "a:focus-visible{outline-color:#f2b25c}}";

    /** Some thousand badges. */
    private static final long MEMORY = 16_000_000;

    /** A badge is drawn in some thousandths of a second. */
    private static final int WAITING = 16;

    private final Engine engine;
    private final Drawn drawn;
    private final Undrawn undrawn;
    private final JsonMapper json = new JsonMapper();

    /** What was made for a few seconds. */
    record Stepped(long step, Answer answer) {}

    Counters(Engine engine, Answer busy, Undrawn undrawn) {
        this.engine = engine;
        this.drawn = new Drawn(MEMORY, WAITING, busy);
        this.undrawn = undrawn;
    }

    /** @param key of what this is the frame */
    Answer frame(Object key, Current current, Days days, Texts texts, @Nullable String page, Instant now) {
        return stepped(key, current, now, at -> {
            long seconds = days.secondsToMidnight(at);
            MidnightStyle style = MidnightStyle.after(seconds, LOOK);
            String html = engine.page(
                    "counter",
                    texts,
                    new Views.Counter(
                            days.name(), days.now(), days.next(), days.notes(), days.counted(), page, style.css()));
            // Only whoever has it open for days sees more than one midnight, or what was decided meanwhile.
            return Answer.text(200, "text/html;charset=UTF-8", html, Headers.embedded(style.hash()))
                    .with("Refresh", String.valueOf(seconds + STEP));
        });
    }

    Answer badge(Object key, Current current, Days days, Texts texts, Badge.Size size, Instant now) {
        return stepped(key, current, now, at -> {
            Badge badge = new Badge(days, texts, size, days.secondsToMidnight(at));
            return Answer.text(200, "image/svg+xml", badge.svg(), Headers.embedded(badge.styleHash()));
        });
    }

    /** As pixels, which stay as they were fetched; empty where a letter has no font, or words no room. */
    Optional<Answer> pixels(Asked.Counter asked, Days days, Texts texts, Badge.Size size) {
        Card card = new PixelBadge(days, texts, size).card();
        return drawn.of(card, () -> {
            Optional<String> problem = card.problem();
            problem.ifPresent(why -> undrawn.tell(
                    "the counter of " + asked.person() + " as a PNG (" + texts.language() + ", "
                            + size.name().toLowerCase(Locale.ROOT) + ")",
                    why));
            return problem.isPresent()
                    ? Optional.empty()
                    : Optional.of(Answer.of(200, "image/png", card.png(), Headers.PICTURE));
        });
    }

    private Answer stepped(Object key, Current current, Instant now, Function<Instant, Answer> make) {
        long step = Math.floorDiv(now.getEpochSecond(), STEP);
        Stepped known = current.steps().get(key);
        if (known != null && known.step() == step) {
            return known.answer();
        }
        Answer answer = make.apply(Instant.ofEpochSecond(step * STEP)).keptAtMost(KEPT);
        current.steps().put(key, new Stepped(step, answer));
        return answer;
    }

    Answer numbers(Current.Open open, String person, Days days, Texts texts, @Nullable String page) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("campaign", open.campaign().id().value());
        all.put("person", person);
        all.put("name", days.name());
        all.put("language", texts.language());
        all.put("text", days.now());
        all.put("notes", days.notes());
        all.put("days", number(days.count()));
        all.put("at_least", days.count() instanceof CustodyCount.AtLeast);
        all.put("label", days.kind());
        all.put("counted", days.counted());
        all.put("date", days.day().toString());
        all.put("zone", days.zone().getId());
        all.put("changes_at", days.midnight().toString());
        all.put("page", page);
        return Answer.text(200, "application/json", json.writeValueAsString(all), Headers.DATA);
    }

    private static @Nullable Long number(@Nullable CustodyCount count) {
        if (count == null) {
            return null;
        }
        return switch (count) {
            case CustodyCount.Exact exact -> exact.days();
            case CustodyCount.AtLeast atLeast -> atLeast.days();
            case CustodyCount.None none -> null;
        };
    }

    /** What a counter is counted for, apart from the moment. */
    static Object key(Asked asked, Texts texts, String more) {
        return List.of(asked, texts.language(), more);
    }
}
