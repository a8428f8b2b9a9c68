package org.vigil.followers;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/** What a path asks for. Only what is written exactly like one of these is anything. */
sealed interface Asked {
    /** Something that belongs to all pages, by its file's name. */
    record Part(String name) implements Asked {}

    record Roll(CampaignId campaign) implements Asked {}

    record Person(CampaignId campaign, ProfileId person) implements Asked {}

    record Photo(CampaignId campaign, ProfileId person) implements Asked {}

    /**
     * A poster to download.
     *
     * @param file its name
     */
    record Poster(CampaignId campaign, ProfileId person, String file) implements Asked {}

    /** The step to a Mastodon server of somebody's own. */
    record Share(CampaignId campaign, ProfileId person) implements Asked {}

    /** The hour at which supporters share together, and what they share then. */
    record Hour(CampaignId campaign, boolean calendar) implements Asked {}

    record Counter(CampaignId campaign, ProfileId person, Form form) implements Asked {}

    record Feed(CampaignId campaign, boolean json) implements Asked {}

    /** How a counter is shown. */
    enum Form {
        FRAME(""),
        SVG(".svg"),
        PNG(".png"),
        JSON(".json");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }
    }

    Pattern PATH = Pattern.compile(("/c/-/(?<part>[a-z]+\\.[a-z]+)"
                    + "|/c/(?<roll>ID)/?"
                    + "|/c/(?<ofHour>ID)/-/action-hour(?<calendar>\\.ics)?"
                    + "|/c/(?<ofPerson>ID)/(?<person>ID)(?<besides>/photo|/share|/poster\\.(?:png|jpg))?"
                    + "|/days/(?<ofCounter>ID)/(?<counted>ID)(?<form>\\.svg|\\.png|\\.json)?"
                    + "|/feeds/(?<feed>ID)\\.(?<syntax>atom|json)")
            .replace("ID", "[a-z0-9]+(?:-[a-z0-9]+)*"));

    /** Whether a path is one of those that followers may open, whatever it leads to. */
    static boolean isForFollowers(String path) {
        return path.matches("/(?:c|days|feeds)(?:/.*)?");
    }

    static Optional<Asked> of(String path) {
        Matcher at = PATH.matcher(path);
        if (path.length() > 200 || !at.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(at));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // too long for an id
        }
    }

    private static Asked of(Matcher at) {
        if (at.group("part") != null) {
            return new Part(at.group("part"));
        }
        if (at.group("roll") != null) {
            return new Roll(new CampaignId(at.group("roll")));
        }
        if (at.group("ofHour") != null) {
            return new Hour(new CampaignId(at.group("ofHour")), at.group("calendar") != null);
        }
        if (at.group("feed") != null) {
            return new Feed(new CampaignId(at.group("feed")), at.group("syntax").equals("json"));
        }
        return at.group("ofCounter") != null ? counter(at) : person(at);
    }

    private static Asked counter(Matcher at) {
        String ending = at.group("form") == null ? "" : at.group("form");
        Form form = Arrays.stream(Form.values())
                .filter(each -> each.ending.equals(ending))
                .findFirst()
                .orElseThrow();
        return new Counter(new CampaignId(at.group("ofCounter")), new ProfileId(at.group("counted")), form);
    }

    private static Asked person(Matcher at) {
        CampaignId campaign = new CampaignId(at.group("ofPerson"));
        ProfileId person = new ProfileId(at.group("person"));
        String besides = at.group("besides") == null ? "" : at.group("besides");
        return switch (besides) {
            case "" -> new Person(campaign, person);
            case "/photo" -> new Photo(campaign, person);
            case "/share" -> new Share(campaign, person);
            default -> new Poster(campaign, person, besides.substring(1));
        };
    }
}
