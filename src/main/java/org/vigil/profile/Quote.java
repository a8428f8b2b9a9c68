package org.vigil.profile;

/**
 * Words of a person.
 *
 * @param permission who allowed the use of the words, and when
 * @param doNotPublish kept for the team, and said nowhere
 */
public record Quote(
        String text,
        String language,
        String speaker,
        PartialDate date,
        Source source,
        String permission,
        boolean doNotPublish) {

    public Quote(String text, String language, String speaker, PartialDate date, Source source, String permission) {
        this(text, language, speaker, date, source, permission, false);
    }
}
