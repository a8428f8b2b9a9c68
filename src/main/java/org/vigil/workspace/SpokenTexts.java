package org.vigil.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vigil.campaign.Campaign;
import org.vigil.message.Legible;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;

/** The texts of a profile or a campaign that followers meet, and whether they can be heard as well as seen. */
final class SpokenTexts {
    private final Places places;
    private final String file;
    private final List<Text> texts = new ArrayList<>();

    private record Text(String field, String text) {}

    private SpokenTexts(Workspace workspace, String file) {
        this.places = new Places(workspace.tree());
        this.file = file;
    }

    /** What is not to be published is heard by nobody. */
    static SpokenTexts of(Workspace workspace, Profile whole) {
        Profile profile = whole.published();
        SpokenTexts spoken = new SpokenTexts(workspace, profile.file());
        spoken.byLanguage("names", profile.names());
        spoken.byLanguage("role", profile.role());
        spoken.byLanguage("story", profile.story());
        Photo photo = profile.photo();
        if (photo != null) {
            spoken.byLanguage("photo.alt_text", photo.altText());
        }
        profile.quotes().forEach(quote -> spoken.add("quotes", quote.text()));
        profile.relatives().forEach(relative -> spoken.add("relatives", relative.name() + " " + relative.relation()));
        profile.actions().forEach(action -> {
            spoken.add("actions", action.office());
            action.ask().values().forEach(ask -> spoken.add("actions", ask));
        });
        profile.hashtags().forEach(hashtag -> spoken.add("hashtags", hashtag));
        return spoken;
    }

    static SpokenTexts of(Workspace workspace, Campaign campaign) {
        SpokenTexts spoken = new SpokenTexts(workspace, campaign.file());
        spoken.add("name", campaign.name());
        campaign.hashtags().forEach(hashtag -> spoken.add("hashtags", hashtag));
        return spoken;
    }

    private void byLanguage(String field, Map<String, String> byLanguage) {
        byLanguage.forEach((language, text) -> add(field + "." + language, text));
    }

    private void add(String field, String text) {
        texts.add(new Text(field, text));
    }

    /** Letters that only look like letters: nobody hears the name, and nobody finds it by searching. */
    List<Problem> problems() {
        return texts.stream()
                .flatMap(text -> Legible.styledLetters(text.text()).stream()
                        .map(wrong -> places.problem(file, text.field(), wrong, Legible.PLAIN)))
                .toList();
    }

    /** What is heard as noise, or as one word. */
    List<Problem> advice() {
        return texts.stream()
                .flatMap(text -> (text.field().equals("hashtags")
                                ? Legible.oneWord(text.text()).stream()
                                : Legible.noise(text.text()))
                        .map(wrong -> places.problem(file, text.field(), wrong, "")))
                .toList();
    }
}
