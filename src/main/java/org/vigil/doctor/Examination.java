package org.vigil.doctor;

import java.util.List;

/** Looks at one area. A new one is added to the list in {@link Doctor#of}. */
interface Examination {
    /** In a word. */
    String area();

    /** At least one; what fails while it is looked at may be thrown. */
    List<Finding> findings();
}
