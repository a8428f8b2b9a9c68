package org.vigil.profile;

import java.util.List;

/** Another date that some of the sources give, beside the one in use. */
public record Alternative(PartialDate date, List<SourceId> sources) {}
