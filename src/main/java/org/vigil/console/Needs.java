package org.vigil.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.vigil.access.Role;

/**
 * The least role that a page or an act needs, in the team or in some organisation: what belongs to one organisation, the
 * method asks {@link org.vigil.access.SignedIn#requireIn}; what belongs to the team, {@link org.vigil.access.SignedIn#require}.
 * Reading needs {@link Role#VIEWER} where nothing is said. An act without it is refused to everybody.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Needs {
    Role value();

    /** Whether it may be done before the second factor is set up that somebody has to use. */
    boolean beforeSecondFactor() default false;
}
