package org.vigil.profile;

import java.util.List;

/** What some of the sources say instead of what is in use. */
public record Said(String text, List<SourceId> sources) {}
