package org.vigil.followers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.message.PageFacts;

/** What the templates show; they decide nothing. */
final class Views {
    private Views() {}

    /** @param href of the same page in another language; null for the one that it is in */
    record Language(String tag, String name, @Nullable String href) {}

    /**
     * A photo.
     *
     * @param altLanguage of the words that stand in for it
     */
    record Picture(String src, String alt, String altLanguage, String credit) {}

    /** @param link null for a source that can be read nowhere */
    record SourceLine(
            String title, String publisher, @Nullable String link) {}

    /** @param href the person's page; empty where there is none */
    record Entry(
            String name,
            String nameLanguage,
            String role,
            String status,
            List<String> notes,
            @Nullable Picture picture,
            String href) {}

    /**
     * When supporters share together.
     *
     * @param utc ISO 8601
     * @param there date and time in the campaign's zone, in words
     * @param inUtc the same in UTC
     */
    record Hour(String utc, String there, String zone, String inUtc, String page, String calendar) {}

    /** @param note what the schedule has said wherever the campaign is shown; null for nothing */
    record Roll(
            String campaign,
            @Nullable String note,
            List<Language> languages,
            List<Entry> people,
            @Nullable Hour hour,
            List<String> feeds) {}

    /**
     * @param facts lines such as who holds the person
     * @param posters file by file, to be downloaded
     * @param embed lines to copy into another site, where there is a counter
     */
    record Person(
            String campaign,
            String roll,
            List<Language> languages,
            Entry entry,
            String nativeName,
            List<String> facts,
            String counted,
            List<String> story,
            String charge,
            String quote,
            String quoteSpeaker,
            List<PageFacts.Ask> asks,
            List<SourceLine> sources,
            List<ShareKit.Ready> kit,
            String share,
            List<Poster> posters,
            List<Embed> embed) {}

    /**
     * A poster to download.
     *
     * @param size in pixels, in words
     */
    record Poster(String href, String size, String altText) {}

    record Embed(String label, String code) {}

    /** @param go the address on that server; empty where what was typed is no server's name */
    record Share(
            String roll, String back, String name, List<Language> languages, String server, String go, String words) {}

    record HourPage(String campaign, String roll, List<Language> languages, Hour hour, List<HourEntry> people) {}

    record HourEntry(String name, String href, String share, List<ShareKit.Ready> kit) {}

    /**
     * @param next what stands there after midnight in the place of custody
     * @param page where there is more; null where no page is public
     */
    record Counter(
            String name,
            String now,
            String next,
            List<String> notes,
            String counted,
            @Nullable String page,
            String style) {}

    record Plain(String language, String direction, String words) {}

    record Nothing(List<Plain> lines) {}
}
