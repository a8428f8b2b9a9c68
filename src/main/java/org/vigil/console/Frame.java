package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.WaitingPosts;
import org.vigil.node.Node;

/** What stands around each page: who is signed in, the menu, and the way to stop everything. */
@ControllerAdvice
final class Frame {
    /**
     * The parts of the console, in the order of the menu. One is shown as soon as a page is there for it, to whoever may
     * open it.
     */
    private enum Part {
        TODAY("/", Role.VIEWER),
        CALENDAR("/calendar", Role.VIEWER),
        APPROVALS("/approvals", Role.VIEWER),
        PEOPLE("/people", Role.VIEWER),
        TEMPLATES("/templates", Role.VIEWER),
        DELIVERIES("/deliveries", Role.VIEWER),
        ENGAGEMENT("/engagement", Role.VIEWER),
        ACCOUNTS("/accounts", Role.VIEWER),
        ORGANISATIONS("/organisations", Role.VIEWER),
        USERS("/users", Role.ADMIN),
        SETTINGS("/settings", Role.ADMIN, true),
        AUDIT("/audit", Role.ADMIN, true);

        private final String path;
        private final Role needed;
        private final boolean ofTheTeam;

        Part(String path, Role needed) {
            this(path, needed, false);
        }

        /** @param ofTheTeam whether a role in one organisation is not enough */
        Part(String path, Role needed, boolean ofTheTeam) {
            this.path = path;
            this.needed = needed;
            this.ofTheTeam = ofTheTeam;
        }

        private boolean isFor(SignedIn who) {
            return ofTheTeam ? who.may(needed) : who.roles().somewhere(needed);
        }

        /** Texts, schedules and events are one part. */
        private boolean hasWithin(String here) {
            return isWithin(path, here)
                    || (this == TEMPLATES && (isWithin("/schedules", here) || isWithin("/events", here)));
        }

        private static boolean isWithin(String path, String here) {
            return here.equals(path) || (!path.equals("/") && here.startsWith(path + "/"));
        }
    }

    /**
     * @param text a key of the texts
     * @param waiting how much waits there for whoever reads it
     */
    record Item(String text, String path, boolean here, long waiting) {}

    /**
     * @param who null for who is not signed in
     * @param canStop whether the button belongs there
     * @param notice a key of the texts: what has just been done; null for nothing
     */
    record Around(
            @Nullable String who,
            boolean guest,
            List<Item> menu,
            boolean canStop,
            boolean stopped,
            @Nullable String notice) {

        /** Where somebody is, as a key of the texts; null outside of the menu. */
        public @Nullable String part() {
            return menu.stream().filter(Item::here).map(Item::text).findFirst().orElse(null);
        }

        public long waiting() {
            return menu.stream().mapToLong(Item::waiting).sum();
        }
    }

    private static final String FIRST_HOUR = "/first-hour";

    private final Node node;
    private volatile boolean posted;
    private final MessageSource texts;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Frame(Node node, MessageSource texts, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.node = node;
        this.texts = texts;
        this.mappings = mappings;
    }

    @ModelAttribute
    void around(HttpServletRequest request, Model model) {
        if (!PublicPaths.isForFollowers(request.getRequestURI())) {
            model.addAttribute("frame", around(request));
        }
    }

    private Around around(HttpServletRequest request) {
        Optional<SignedIn> who = Visitors.signedIn();
        boolean acts = who.filter(known -> !known.isGuest()).isPresent();
        return new Around(
                who.map(SignedIn::who).orElse(null),
                who.filter(SignedIn::isGuest).isPresent(),
                who.filter(known -> !known.needsFactor())
                        .map(known -> menu(known, request.getRequestURI()))
                        .orElse(List.of()),
                acts,
                acts && node.brakes().everythingStopped(),
                notice(request));
    }

    private List<Item> menu(SignedIn who, String here) {
        Stream<Item> begin = who.may(Role.EDITOR) && !who.isGuest() && !hasPosted()
                ? Stream.of(new Item("menu.first-hour", FIRST_HOUR, (here + "/").startsWith(FIRST_HOUR + "/"), 0))
                : Stream.empty();
        return Stream.concat(begin, parts(who, here)).toList();
    }

    /** Until a first post has gone out the way to it is in the menu. What has gone out is never undone here. */
    private boolean hasPosted() {
        posted = posted || new Deliveries(node.database().jdbc()).anyOnRealNetworks();
        return posted;
    }

    private Stream<Item> parts(SignedIn who, String here) {
        WaitingPosts.Waiting waiting = waiting(who);
        return Stream.of(Part.values())
                .filter(part -> part.isFor(who) && isThere(part) && isOfUse(part, who))
                .map(part -> new Item(
                        "menu." + part.name().toLowerCase(Locale.ROOT),
                        part.path,
                        part.hasWithin(here),
                        part == Part.APPROVALS
                                ? waiting.approvals()
                                : part == Part.DELIVERIES ? waiting.uncertain() : 0));
    }

    /** What waits for whoever decides about an account's posts, as on the pages where they do. */
    private WaitingPosts.Waiting waiting(SignedIn who) {
        return who.isGuest() || !who.roles().somewhere(Role.APPROVER)
                ? WaitingPosts.Waiting.NOTHING
                : node.desk()
                        .waiting()
                        .forWhom(
                                who.who(),
                                (workspace, account) -> new Sight(who, workspace).may(account, Role.APPROVER));
    }

    /** Where one team speaks alone nobody but its admins asks for organisations. */
    private boolean isOfUse(Part part, SignedIn who) {
        return part != Part.ORGANISATIONS
                || who.may(Role.ADMIN)
                || !new OrganisationRights(who, node.files().inForce().workspace())
                        .seen()
                        .isEmpty();
    }

    private boolean isThere(Part part) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .anyMatch(info -> info.getDirectPaths().contains(part.path));
    }

    private @Nullable String notice(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("done"))
                .filter(word -> word.matches("[a-z-]{1,40}"))
                .map(word -> "done." + word)
                .filter(key -> !"".equals(texts.getMessage(key, null, "", Locale.ENGLISH)))
                .orElse(null);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(Missing e, HttpServletRequest request, Model model) {
        around(request, model);
        model.addAttribute("kind", "missing");
        return "error";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(NotAllowed e, HttpServletRequest request, Model model) {
        around(request, model);
        model.addAttribute("kind", "forbidden");
        model.addAttribute("needed", e.needed().word());
        return "error";
    }
}
