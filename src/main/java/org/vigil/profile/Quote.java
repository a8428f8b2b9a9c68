package org.vigil.profile;

/**
 * Words of a person.
 *
 * @param permission who allowed the use of the words, and when
 */
public record Quote(String text, String language, String speaker, PartialDate date, Source source, String permission) {}
