package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Limits;
import org.vigil.network.Part;
import org.vigil.network.Visibility;
import org.vigil.profile.Action;
import org.vigil.profile.Convention;
import org.vigil.profile.Event;
import org.vigil.profile.Profile;
import org.vigil.profile.Status;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** One rendering in the making, for tests: on 25 May 2016 at noon in Baku, on a network that takes 280 code points. */
final class Rendering {
    final Person person;
    List<Profile> others = new ArrayList<>();
    Instant at = Instant.parse("2016-05-25T08:00:00Z");
    int day = 2;
    PostKind kind = PostKind.TURN;

    @Nullable Event event;

    List<Action> campaignActions = List.of();

    @Nullable String readersIn;

    Occasion occasion = Occasion.NONE;
    List<String> campaignHashtags = List.of("#FreeThe20");

    @Nullable SourceFile photo;

    Duration statusLimit = Status.USUAL_LIMIT;
    int maxLength = 280;
    /** Less than {@link #maxLength} on networks where a text beside an image is shorter. */
    int maxLengthWithImages = 280;

    int maxHashtags = 3;
    int maxAltText = 1000;
    long maxImageBytes = 1_000_000;
    Set<String> imageTypes = Set.of("image/jpeg", "image/png", "image/webp");
    boolean threads;

    Rendering(Person person) {
        this.person = person;
    }

    Rendered of(String template) {
        return of(person.kind.name().toLowerCase(java.util.Locale.ROOT) + ".en", template);
    }

    /** @param name kind and language, such as {@code prisoner.fa} */
    Rendered of(String name, String text) {
        Problems problems = new Problems();
        Optional<Template> template =
                TemplateFile.read(SourceFile.ofText("templates/test/" + name + ".txt", text), problems);
        assertThat(problems.list()).isEmpty();
        return new Renderer().render(template.orElseThrow(), post(), channel());
    }

    String text(String template) {
        return text(of(template));
    }

    static String text(Rendered rendered) {
        assertThat(rendered.problems()).isEmpty();
        return String.join(
                "\n=====\n",
                rendered.message().orElseThrow().parts().stream()
                        .map(Part::text)
                        .toList());
    }

    List<String> problems(String template) {
        Rendered rendered = of(template);
        assertThat(rendered.message()).isEmpty();
        return rendered.problems().stream().map(Problem::toString).toList();
    }

    private Post post() {
        return new Post(
                kind,
                person.profile(),
                event,
                others,
                at,
                day,
                "#FreeThe20",
                campaignHashtags,
                campaignActions,
                Convention.ELAPSED,
                statusLimit,
                occasion,
                Optional.ofNullable(photo));
    }

    private Channel channel() {
        Limits limits = new Limits(
                text -> text.codePointCount(0, text.length()),
                maxLength,
                Math.min(maxLength, maxLengthWithImages),
                maxHashtags,
                4,
                maxAltText,
                maxImageBytes,
                imageTypes);
        return new Channel("mastodon", limits, threads, Visibility.UNLISTED, readersIn);
    }
}
