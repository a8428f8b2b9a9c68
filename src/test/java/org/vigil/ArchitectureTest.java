package org.vigil;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Who may know whom, and what nobody may use. A package that is still empty keeps every rule. */
@AnalyzeClasses(packages = "org.vigil", importOptions = ArchitectureTest.WithoutTests.class)
final class ArchitectureTest {
    /** From the ground up: a package may know its own storey and those below, and nothing above. */
    private static final List<List<String>> STOREYS = List.of(
            List.of("source", "database", "operator"),
            List.of("network", "account", "access", "profile", "settings", "organisation"),
            List.of("campaign", "message"),
            List.of("poster"),
            List.of("workspace"),
            List.of("delivery", "engagement"),
            List.of("watch", "alert", "exchange"),
            List.of("node"),
            List.of("replay", "doctor"),
            List.of("console", "followers", "cli", "scheduling"));

    /** These know nothing else of Vigil. An adapter is one of a kind: it knows the port, and no other adapter. */
    private static final List<String> LEAVES = List.of("source", "database", "operator", "network");

    private static final List<String> EDGES = List.of("console", "followers", "cli", "scheduling");

    private static final String PORT = "org.vigil.network";

    private static final Set<String> CLOCKS = Set.of("java.time.Clock", "java.time.InstantSource");

    /** Tests are whatever was compiled to where this class was, whoever builds. */
    static final class WithoutTests implements ImportOption {
        private final String tests = String.valueOf(
                ArchitectureTest.class.getProtectionDomain().getCodeSource().getLocation());

        @Override
        public boolean includes(Location location) {
            return !location.contains(tests.replaceFirst("^file:/+", "/"));
        }
    }

    @ArchTest
    void everyPackageHasItsStorey(JavaClasses classes) {
        List<String> known = STOREYS.stream().flatMap(List::stream).toList();
        assertThat(classes.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals("org.vigil"))
                        .map(name -> name.split("\\.", -1)[2])
                        .distinct())
                .as("packages; give a new one its storey in this test and in CONTRIBUTING.md")
                .isSubsetOf(known);
    }

    @ArchTest
    void arrowsPointDown(JavaClasses classes) {
        for (int storey = 0; storey < STOREYS.size(); storey++) {
            String[] above = packages(STOREYS.subList(storey + 1, STOREYS.size()).stream()
                    .flatMap(List::stream)
                    .toList());
            String[] here = packages(STOREYS.get(storey));
            check(
                    classes,
                    noClasses()
                            .that()
                            .resideInAnyPackage(here)
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(above).or(resideInAPackage("org.vigil")))
                            .as(Arrays.toString(here) + " know only their own storey and those below"));
        }
    }

    @ArchTest
    void leavesKnowNobody(JavaClasses classes) {
        for (String leaf : LEAVES) {
            DescribedPredicate<JavaClass> own =
                    leaf.equals("network") ? resideInAPackage(PORT) : resideInAnyPackage(packages(List.of(leaf)));
            check(
                    classes,
                    noClasses()
                            .that(own)
                            .should()
                            .dependOnClassesThat(resideInAPackage("org.vigil..").and(DescribedPredicate.not(own)))
                            .as(leaf + " knows nothing else of Vigil"));
        }
    }

    @ArchTest
    void adaptersKnowOnlyThePort(JavaClasses classes) {
        for (String adapter : adapters(classes)) {
            check(
                    classes,
                    noClasses()
                            .that()
                            .resideInAPackage(adapter + "..")
                            .should()
                            .dependOnClassesThat(resideInAPackage("org.vigil..")
                                    .and(DescribedPredicate.not(resideInAnyPackage(PORT, adapter + ".."))))
                            .as(adapter + " knows only the port"));
        }
    }

    /** A node wires the networks together; the edges show what only a sandbox has. */
    @ArchTest
    void onlyTheEdgesAndMainKnowAdapters(JavaClasses classes) {
        String[] edges =
                packages(Stream.concat(Stream.of("node"), EDGES.stream()).toList());
        for (String adapter : adapters(classes)) {
            check(
                    classes,
                    noClasses()
                            .that(DescribedPredicate.not(resideInAPackage("org.vigil")
                                    .or(resideInAnyPackage(edges))
                                    .or(resideInAPackage(adapter + ".."))))
                            .should()
                            .dependOnClassesThat(resideInAPackage(adapter + ".."))
                            .as("only Main, node, cli, console and scheduling know " + adapter));
        }
    }

    @ArchTest
    void onlyMainKnowsTheEdges(JavaClasses classes) {
        for (String edge : EDGES) {
            DescribedPredicate<JavaClass> own = resideInAnyPackage(packages(List.of(edge)));
            check(
                    classes,
                    noClasses()
                            .that(DescribedPredicate.not(own.or(resideInAPackage("org.vigil"))))
                            .should()
                            .dependOnClassesThat(own)
                            .as("only Main knows " + edge));
        }
    }

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("org.vigil.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    void everyPackageIsNullMarked(JavaClasses classes) {
        assertThat(classes.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                        .map(each -> each.getName()))
                .as("packages without @NullMarked in a package-info.java")
                .isEmpty();
    }

    /** Time is injected. Main and the commands hand {@code InstantSource.system()} to what they start. */
    @ArchTest
    void nobodyAsksTheClock(JavaClasses classes) {
        check(
                classes,
                noClasses()
                        .should()
                        .accessTargetWhere(describe("the machine's time is read", ArchitectureTest::readsTheTime))
                        .as("nobody reads the machine's time: take an InstantSource"));
        check(
                classes,
                noClasses()
                        .that(DescribedPredicate.not(resideInAnyPackage("org.vigil", "org.vigil.cli..")))
                        .should()
                        .accessTargetWhere(describe("the machine's clock is taken", ArchitectureTest::takesTheClock))
                        .as("only Main and cli take the machine's clock"));
    }

    @ArchTest
    static final ArchRule NO_OLD_DATES = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)|java\\.sql\\.(Date|Time|Timestamp)|java\\.text\\.(Simple)?DateFormat")
            .because("java.time says what it means")
            .allowEmptyShould(true);

    /** HttpURLConnection sends a POST twice when a pooled connection breaks, and one may be under these. */
    @ArchTest
    static final ArchRule NO_CONNECTION_THAT_REPEATS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.net\\.(Http)?URLConnection|javax\\.net\\.ssl\\.HttpsURLConnection"
                            + "|org\\.jsoup\\.Connection.*|org\\.jsoup\\.helper\\..*"
                            + "|org\\.springframework\\.web\\.client\\..*|org\\.springframework\\.web\\.reactive\\..*"
                            + "|twitter4j\\.(HttpClient.*|HttpResponse.*|Twitter|TwitterFactory|TwitterImpl|TwitterStream.*|AsyncTwitter.*|api\\..*)")
            .orShould()
            .callMethodWhere(describe(
                    "a URL is opened",
                    call -> (call.getTargetOwner().isEquivalentTo(java.net.URL.class)
                                    && call.getName().matches("openStream|openConnection|getContent"))
                            || (call.getTargetOwner().getName().startsWith("org.jsoup.")
                                    && call.getTarget().getRawParameterTypes().stream()
                                            .anyMatch(each -> each.isEquivalentTo(java.net.URL.class)))))
            .because("every call goes through network.HttpCall")
            .allowEmptyShould(true);

    /** The word in the file is half of it: who is under age on a day is told by the day of birth as well. */
    @ArchTest
    static final ArchRule WHO_IS_UNDER_AGE_IS_ASKED_OF_A_DAY = noClasses()
            .that()
            .haveNameNotMatching("org\\.vigil\\.profile\\.Profile(Yaml|File)?")
            .should()
            .callMethod(org.vigil.profile.Profile.class, "minor")
            .because("minorOn(day) knows the day of birth, too");

    /** Twitter4J's own calls go over HttpURLConnection; those of a sign-in do no harm, as the class says. */
    @ArchTest
    static final ArchRule ONE_SIGN_IN_THAT_TWITTER4J_SENDS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.vigil.network.x.XPinSignIn")
            .should()
            .callMethodWhere(describe(
                    "Twitter4J asks for a token",
                    call -> call.getTargetOwner().getName().startsWith("twitter4j.auth.")
                            && call.getName().startsWith("getOAuth")))
            .because("every other call goes through network.HttpCall")
            .allowEmptyShould(true);

    @ArchTest
    void onlyHttpCallSends(JavaClasses classes) {
        check(
                classes,
                noClasses()
                        .that(DescribedPredicate.not(describe(
                                "HttpCall",
                                each -> each.getName().matches("org\\.vigil\\.network\\.HttpCall(\\$.*)?"))))
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching("java\\.net\\.http\\.HttpClient(\\$.*)?")
                        .as("only network.HttpCall has an HttpClient"));
    }

    @ArchTest
    void onlyMainPrints(JavaClasses classes) {
        check(
                classes,
                noClasses()
                        .that(DescribedPredicate.not(resideInAPackage("org.vigil")))
                        .should()
                        .accessTargetWhere(describe(
                                "System.out or System.err is used",
                                access -> access.getTargetOwner().isEquivalentTo(System.class)
                                        && Set.of("out", "err").contains(access.getName())))
                        .as("commands print through picocli's getOut() and getErr()"));
    }

    /** Fields that a file can withhold, as {@code Profile} has them. */
    private static final Set<String> WITHHOLDABLE = Set.of(
            ("names aliases role country heldBy pronoun custody sentences counters events relatives story quotes photo actions"
                            + " hashtags sources charges birthDate facts")
                    .split(" "));

    /**
     * Who reads such fields outside of {@code profile}. Most read {@link org.vigil.profile.Profile#published()}; the others
     * judge whether something may be said, compare, or write the team's own files, and tell nobody what they read.
     */
    private static final Set<String> READERS = Set.of(
            // what is published alone
            "cli.PortraitJson",
            "workspace.Portrait",
            "workspace.Tally",
            "delivery.LetterForFamily",
            "delivery.RecordedBasis",
            "exchange.RollExport",
            "message.ConditionalRelease",
            "message.CountFacts",
            "message.FactFinder",
            "message.FamilyLetter",
            "message.LetterFacts",
            "message.NameFallback",
            "message.OpenActions",
            "console.CalledName",
            "console.Faces",
            "console.PersonView",
            "console.Timeline",
            "followers.Pages",
            "followers.PersonPage",
            "followers.Photos",
            "message.PageFacts",
            "message.Pictures",
            "message.PosterPhoto",
            "message.PosterWriter",
            "message.Renderer",
            "message.ToldFacts",
            "workspace.AltTextCheck",
            "workspace.Composer",
            "workspace.CountNotes",
            "workspace.DueActions",
            "workspace.DueForVerification",
            "workspace.HarmAdvice",
            "workspace.PostNotes",
            "workspace.ProfileCheck",
            "workspace.SpokenTexts",
            // they judge, compare, find or name a place, and tell nobody what they read
            "alert.Discretion",
            "campaign.Observance",
            "campaign.SpecialCalendar",
            "campaign.SpecialDates",
            "delivery.CalledFree",
            "delivery.ChangedPost",
            "delivery.ClosedActions",
            "delivery.EarlyPictures",
            "delivery.Eligibility",
            "delivery.InPublic",
            "workspace.OwnHashtags",
            "delivery.OriginalPart",
            "delivery.Relaxation",
            "delivery.RelativeReviews",
            "exchange.RowJudge",
            "exchange.RowSource",
            "replay.Replay",
            "workspace.FutureDates",
            "delivery.LiftedParts",
            "workspace.QuoteNotes",
            // the team's own files
            "workspace.RelativeReview",
            "workspace.Verification");

    /** Whoever comes new asks: does it lead out of Vigil? Then it reads published(), and WaysOutTest walks it. */
    @ArchTest
    void whoReadsWhatCanBeWithheldIsNamed(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> !type.getPackageName().equals("org.vigil.profile"))
                        .filter(ArchitectureTest::readsWithholdable)
                        .map(type -> type.getName()
                                .replaceFirst("^org\\.vigil\\.", "")
                                .replaceFirst("\\$.*", ""))
                        .distinct())
                .as("classes that read fields of a profile which do_not_publish can withhold; a new one reads"
                        + " Profile.published(), or leads nowhere, and is named here")
                .isNotEmpty()
                .isSubsetOf(READERS);
    }

    private static boolean readsWithholdable(JavaClass type) {
        return Stream.concat(type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
                .anyMatch(access -> access.getTargetOwner().getName().equals("org.vigil.profile.Profile")
                        && WITHHOLDABLE.contains(access.getName()));
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return switch (access.getName()) {
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "now" -> owner.startsWith("java.time.") && !readsAGivenClock(access);
            default -> false;
        };
    }

    private static boolean readsAGivenClock(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(each -> CLOCKS.contains(each.getName()));
    }

    private static boolean takesTheClock(JavaAccess<?> access) {
        return CLOCKS.contains(access.getTargetOwner().getName())
                && (access.getName().startsWith("system") || access.getName().startsWith("tick"));
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(name -> "org.vigil." + name + "..").toArray(String[]::new);
    }

    private static List<String> adapters(JavaClasses classes) {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(PORT + "."))
                .map(name -> Stream.of(name.split("\\.", -1))
                        .limit(4)
                        .reduce((a, b) -> a + "." + b)
                        .orElseThrow())
                .distinct()
                .toList();
    }

    private static void check(JavaClasses classes, ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }
}
