package org.vigil.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.access.Role;
import org.vigil.console.FirstHourPage.Link;
import org.vigil.doctor.FirstStep;

/**
 * Where a step of the first hour is done.
 *
 * @param needed who does it
 * @param changesFiles whether it changes the team's files
 */
record FirstLinks(Role needed, boolean changesFiles, List<Link> links) {
    static FirstLinks of(FirstStep.Kind kind) {
        return switch (kind) {
            case ADMIN -> new FirstLinks(Role.ADMIN, false, List.of(new Link("users", "/users")));
            case COLLEAGUE -> new FirstLinks(Role.ADMIN, false, List.of(new Link("users", "/users")));
            case PEOPLE ->
                new FirstLinks(
                        Role.EDITOR,
                        true,
                        List.of(new Link("people-new", "/people/new"), new Link("people-import", "/people/import")));
            case BASIS -> new FirstLinks(Role.EDITOR, false, List.of());
            case ACCOUNT ->
                new FirstLinks(
                        Role.ADMIN,
                        true,
                        List.of(
                                new Link("account-add", "/add-account?network=mastodon"),
                                new Link("accounts", "/accounts")));
            case TEST -> new FirstLinks(Role.ADMIN, false, List.of());
            case CAMPAIGN ->
                new FirstLinks(
                        Role.EDITOR,
                        true,
                        List.of(new Link("schedule-new", "/schedules/new"), new Link("schedules", "/schedules")));
            case TEXT -> new FirstLinks(Role.EDITOR, true, List.of(new Link("templates", "/templates")));
            case PREVIEW -> new FirstLinks(Role.VIEWER, false, List.of(new Link("preview", "/preview")));
            case FAMILY -> new FirstLinks(Role.EDITOR, false, List.of());
            case START -> new FirstLinks(Role.APPROVER, false, List.of());
            case APPROVAL -> new FirstLinks(Role.APPROVER, false, List.of(new Link("approvals", "/approvals")));
            case REHEARSAL -> new FirstLinks(Role.VIEWER, false, List.of(new Link("rehearsal", RehearsalPage.PATH)));
            case POST -> new FirstLinks(Role.VIEWER, false, List.of(new Link("today", "/")));
        };
    }

    /** Where just that is mended; null for nowhere of its own. */
    static @Nullable String path(FirstStep.Lack lack) {
        return switch (lack.what()) {
            case NO_BASIS -> "/people/" + lack.about() + "/consent";
            case ON_HOLD -> "/people/" + lack.about() + "/lift";
            case NOT_HEARD -> "/people/" + lack.about() + "/family";
            case NO_KEYS -> "/accounts/" + lack.about() + "/renew";
            case NOT_TRIED, TEST_STANDS -> "/accounts/" + lack.about() + "/test";
            case NOBODY_ON_ROLL, SANDBOXES_ONLY -> "/schedules/" + lack.about();
            case NOT_STARTED -> "/schedules/" + lack.about() + "/start";
            case NOTHING_TO_POST, CANNOT_BE_POSTED -> "/preview?campaign=" + lack.about();
            case NO_TEXT -> "/templates/new?path=" + lack.about();
            case NOT_SIGNED -> "/templates/edit?path=" + lack.about();
            case NO_ADMIN,
                    FACTOR,
                    NO_COLLEAGUE,
                    LINK_NOT_OPENED,
                    NOT_AMONG_APPROVERS,
                    MORE_PEOPLE,
                    NO_ACCOUNT,
                    NO_CAMPAIGN,
                    BROKEN,
                    NOT_APPROVED,
                    NEVER_STOPPED,
                    STOPPED_NOW,
                    COMES_LATER,
                    NOT_POSTED -> null;
        };
    }
}
