package org.vigil.message;

import java.util.List;
import java.util.Optional;
import org.vigil.network.Image;
import org.vigil.source.Problem;

/**
 * A picture that was drawn for a post, in place of the profile's photo.
 *
 * @param image empty where a problem forbids it
 * @param bound what an approval binds of it: design, words, facts and photo, without the numbers that grow by themselves
 * @param problems why there is none
 */
public record Illustration(Optional<Image> image, String bound, List<Problem> problems) {}
