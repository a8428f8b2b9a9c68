package org.vigil.profile;

import java.util.Map;

/**
 * A picture of the person.
 *
 * @param file relative to the team's folder, such as {@code profiles/photos/wang-yu.jpg}
 * @param altText by language, written by a person: who, what is seen, any words in the picture
 */
public record Photo(String file, String credit, String licence, Map<String, String> altText) {}
