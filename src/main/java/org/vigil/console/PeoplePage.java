package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.RollCall;
import org.vigil.delivery.Showings;
import org.vigil.node.Node;
import org.vigil.profile.CustodyCount;
import org.vigil.profile.NameSearch;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.profile.Status;
import org.vigil.source.Problem;

/** The roll in force: who is on it, how they are, and what may be said of them. */
@Controller
final class PeoplePage {
    private static final int ROWS = 50;
    private static final int SIMILAR = 200;

    private final Node node;
    private final Faces faces;
    private final Showings showings;

    PeoplePage(Node node, Faces faces) {
        this.node = node;
        this.faces = faces;
        this.showings = new Showings(node.database().jdbc());
    }

    @GetMapping("/people")
    String show(SignedIn who, @RequestParam Map<String, String> asked, Model model, HttpServletResponse response) {
        AcceptedFiles.InForce files = node.files().inForce();
        RollCall roll = new RollCall(node.database(), node.files(), node.clock().instant());
        PeopleSight sight = new PeopleSight(who, files.workspace(), roll);
        Sight accounts = new Sight(who, files.workspace());
        PeopleFilter filter = PeopleFilter.of(asked);
        List<Profile> seen = files.workspace().profiles().values().stream()
                .filter(sight::sees)
                .toList();
        Called called = Called.of(seen, filter);
        List<Profile> found = filter.problem() == null
                ? sorted(found(seen, files, roll, filter, called), filter, roll, accounts)
                : List.of();
        model.addAttribute("onlySimilar", called.onlySimilar() && !found.isEmpty());
        int pages = Math.max(1, (found.size() + ROWS - 1) / ROWS);
        int page = Math.min(filter.page(), pages);
        model.addAttribute("rows", rows(page(found, page), roll, sight, accounts));
        model.addAttribute("found", found.size());
        model.addAttribute("nobody", files.workspace().profiles().isEmpty());
        model.addAttribute("editor", who.roles().somewhere(Role.EDITOR));
        model.addAttribute("filter", filter);
        model.addAttribute("problem", filter.problem());
        choices(files, seen, filter, model);
        model.addAttribute("page", page);
        model.addAttribute("pages", pages);
        model.addAttribute("before", page > 1 ? filter.address(page - 1) : null);
        model.addAttribute("after", page < pages ? filter.address(page + 1) : null);
        model.addAttribute("broken", who.may(Role.VIEWER) ? broken(who, seen, accounts) : List.of());
        if (filter.problem() != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        return "people";
    }

    private static void choices(AcceptedFiles.InForce files, List<Profile> seen, PeopleFilter filter, Model model) {
        model.addAttribute("statuses", PeopleFilter.STATUSES);
        model.addAttribute("onlys", PeopleFilter.ONLY);
        model.addAttribute("sorts", PeopleFilter.SORTS);
        model.addAttribute(
                "campaigns",
                files.workspace().campaigns().values().stream()
                        .map(campaign -> new DeliveriesPage.Choice(
                                campaign.id().value(),
                                campaign.name(),
                                campaign.id().value().equals(filter.campaign())))
                        .toList());
        model.addAttribute(
                "tags",
                seen.stream()
                        .flatMap(profile -> profile.tags().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static List<Profile> page(List<Profile> found, int page) {
        return found.subList(Math.min(found.size(), (page - 1) * ROWS), Math.min(found.size(), page * ROWS));
    }

    private static List<Profile> found(
            List<Profile> seen, AcceptedFiles.InForce files, RollCall roll, PeopleFilter filter, Called called) {
        Predicate<Profile> spokenOf = spokenOf(seen, files, filter);
        return seen.stream()
                .filter(called::has)
                .filter(spokenOf)
                .filter(profile -> filter.tag().isEmpty() || profile.tags().contains(filter.tag()))
                .filter(profile -> filter.status().isEmpty()
                        || roll.status(profile)
                                .map(PeopleFilter::code)
                                .filter(filter.status()::equals)
                                .isPresent())
                .filter(profile -> switch (filter.only()) {
                    case "due" ->
                        profile.kind() != ProfileKind.FAMILY
                                && roll.entry(profile).isLate();
                    case "no-basis" -> roll.withoutBasis(profile.id()).isPresent();
                    case "held" -> roll.isSilenced(profile);
                    default -> true;
                })
                .toList();
    }

    /**
     * Whom somebody may mean.
     *
     * @param ids null for everybody
     * @param onlySimilar whether nobody is called just so
     */
    private record Called(@Nullable Set<ProfileId> ids, boolean onlySimilar) {
        static Called of(List<Profile> seen, PeopleFilter filter) {
            if (filter.asked().isEmpty()) {
                return new Called(null, false);
            }
            NameSearch search = new NameSearch(
                    seen.stream().collect(Collectors.toMap(Profile::id, profile -> profile.published())));
            List<ProfileId> meant = search.meant(filter.asked());
            return meant.isEmpty()
                    ? new Called(
                            search.similar(filter.asked(), SIMILAR).stream()
                                    .map(Profile::id)
                                    .collect(Collectors.toSet()),
                            true)
                    : new Called(Set.copyOf(meant), false);
        }

        boolean has(Profile profile) {
            return ids == null || ids.contains(profile.id());
        }
    }

    private static Predicate<Profile> spokenOf(List<Profile> seen, AcceptedFiles.InForce files, PeopleFilter filter) {
        if (filter.campaign().isEmpty()) {
            return profile -> true;
        }
        Set<ProfileId> members = files.workspace().campaigns().values().stream()
                .filter(campaign -> campaign.id().value().equals(filter.campaign()))
                .flatMap((Campaign campaign) -> campaign.roll().members(seen).stream())
                .map(Profile::id)
                .collect(Collectors.toSet());
        return profile -> members.contains(profile.id());
    }

    /** What the order goes by is reckoned once a person. */
    private List<Profile> sorted(List<Profile> found, PeopleFilter filter, RollCall roll, Sight accounts) {
        return switch (filter.sort()) {
            case "days" -> sorted(found, profile -> -days(roll.status(profile)));
            case "verified" ->
                sorted(
                        found,
                        profile -> Optional.ofNullable(roll.entry(profile).sayableUntil())
                                .map(LocalDate::toEpochDay)
                                .orElse(Long.MAX_VALUE));
            case "shown" -> {
                Map<ProfileId, Showings.Showing> all = showings.of(Optional.empty(), accounts.accounts());
                yield sorted(
                        found,
                        profile -> all.getOrDefault(profile.id(), Showings.Showing.NONE)
                                .posts());
            }
            default -> sorted(found, profile -> profile.name("en").toLowerCase(Locale.ROOT));
        };
    }

    private static <T extends Comparable<T>> List<Profile> sorted(List<Profile> found, Function<Profile, T> key) {
        return found.stream()
                .map(profile -> Map.entry(key.apply(profile), profile))
                .sorted(Map.Entry.<T, Profile>comparingByKey()
                        .thenComparing(each -> each.getValue().id()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static long days(Optional<Status> status) {
        return status.orElse(null) instanceof Status.InCustody held
                ? switch (held.headline().count()) {
                    case CustodyCount.Exact exact -> exact.days();
                    case CustodyCount.AtLeast atLeast -> atLeast.days();
                    case CustodyCount.None none -> -1;
                }
                : -2;
    }

    private List<PersonRow> rows(List<Profile> page, RollCall roll, PeopleSight sight, Sight accounts) {
        Collection<ProfileId> ids = page.stream().map(Profile::id).toList();
        Map<ProfileId, Showings.Showing> shown = showings.of(Optional.of(ids), accounts.accounts());
        return page.stream()
                .map(roll::entry)
                .map(entry -> PersonRow.of(
                        entry,
                        roll,
                        shown.getOrDefault(entry.profile().id(), Showings.Showing.NONE),
                        faces.has(entry.profile(), roll),
                        sight.sees(entry.counted())))
                .toList();
    }

    /**
     * Which files of people do not count, by line, with what may stand there; new ones that never did among them. A line may
     * say whom it speaks of: who is no editor is told of those alone whom they see, as last known.
     */
    private List<String> broken(SignedIn who, List<Profile> seen, Sight sight) {
        Set<String> theirs = seen.stream().map(Profile::file).collect(Collectors.toSet());
        Predicate<String> told = file -> isOfPeople(file) && (who.may(Role.EDITOR) || theirs.contains(file));
        List<Problem> refused = node.files().refused();
        Set<String> refusedFiles = refused.stream().map(Problem::file).collect(Collectors.toSet());
        return Stream.concat(
                        refused.stream()
                                .filter(problem -> told.test(problem.file()))
                                .map(Problem::toString),
                        node.files().inForce().broken().entrySet().stream()
                                .filter(file -> told.test(file.getKey()) && !refusedFiles.contains(file.getKey()))
                                .map(Map.Entry::getValue))
                .map(sight::discreet)
                .toList();
    }

    private static boolean isOfPeople(String file) {
        return file.startsWith("profiles/");
    }
}
