package org.vigil.message;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.vigil.profile.Event;

/** What there is to say of an event. */
final class EventFacts {
    private final Wording wording;
    private final Map<Vocabulary, String> texts = new EnumMap<>(Vocabulary.class);

    private EventFacts(Wording wording) {
        this.wording = wording;
    }

    static Map<Vocabulary, String> of(Event event, Wording wording) {
        EventFacts facts = new EventFacts(wording);
        facts.say(Vocabulary.TITLE, wording.inLanguage(event.title()));
        facts.say(Vocabulary.TEXT, wording.inLanguage(event.text()));
        facts.whole(Vocabulary.DATE, wording.date(event.date()));
        Optional.ofNullable(event.figure()).ifPresent(facts::figure);
        if (!event.signatories().isEmpty()) {
            facts.texts.put(
                    Vocabulary.SIGNATORIES,
                    wording.list(event.signatories().stream().map(facts::name).toList()));
        }
        Optional.ofNullable(event.link()).ifPresent(link -> facts.whole(Vocabulary.LINK, Marks.clean(link)));
        return facts.texts;
    }

    private void figure(Event.Figure figure) {
        whole(Vocabulary.FIGURE, wording.number(figure.number()));
        texts.put(Vocabulary.FIGURE_SOURCE, name(figure.source()));
        whole(Vocabulary.FIGURE_DATE, wording.date(figure.date()));
    }

    private String name(String name) {
        return Marks.whole(Marks.isolated(Marks.clean(name), wording.isRightToLeft()));
    }

    private void say(Vocabulary name, @org.jspecify.annotations.Nullable String words) {
        if (words != null && !Marks.clean(words).isEmpty()) {
            String clean = Marks.clean(words);
            texts.put(name, wording.isRightToLeft() ? Marks.withSigns(clean) : clean);
        }
    }

    private void whole(Vocabulary name, String words) {
        texts.put(name, Marks.whole(words));
    }
}
