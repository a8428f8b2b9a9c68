package org.vigil.followers;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vigil.message.Pictures;
import org.vigil.profile.Basis;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** Photos of those who may be shown, as they are published: without what nobody sees in them, and only where consent covers it. */
final class Photos {
    /** A larger one is shown nowhere on the pages: a page is to be light on a telephone. */
    static final int MOST_BYTES = 2_000_000;

    private static final long MEMORY = 64_000_000;

    private record Kept(SourceFile original, Answer answer) {}

    private final Map<String, Kept> made = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /** The picture; empty where there is none that may be shown to everybody. */
    Optional<Answer> of(Profile shown, SourceTree tree) {
        return file(shown, tree).flatMap(original -> kept(original).or(() -> bare(shown, tree, original)));
    }

    /** Whether there is one, with words for those who do not see it. */
    boolean has(Profile shown, SourceTree tree, String language) {
        Photo photo = shown.published().photo();
        return photo != null
                && !Profile.byLanguage(photo.altText(), language).isBlank()
                && of(shown, tree).isPresent();
    }

    private static Optional<SourceFile> file(Profile shown, SourceTree tree) {
        return Optional.ofNullable(shown.published().photo())
                .filter(photo -> shown.basis().covers(Basis.Scope.PHOTO))
                .flatMap(photo -> tree.file(photo.file()))
                .filter(file -> file.bytes().length <= MOST_BYTES);
    }

    /** To compare the bytes would cost what is to be saved. */
    @SuppressWarnings("ReferenceEquality")
    private synchronized Optional<Answer> kept(SourceFile original) {
        return Optional.ofNullable(made.get(original.path()))
                .filter(kept -> kept.original() == original)
                .map(Kept::answer);
    }

    private Optional<Answer> bare(Profile shown, SourceTree tree, SourceFile original) {
        Optional<Answer> answer = Pictures.still(shown, tree, original.name())
                .flatMap(file ->
                        Pictures.mediaType(file.bytes()).map(type -> Answer.of(200, type, file.bytes(), Headers.PART)));
        answer.ifPresent(picture -> keep(new Kept(original, picture)));
        return answer;
    }

    private synchronized void keep(Kept picture) {
        Kept former = made.put(picture.original().path(), picture);
        held += size(picture) - (former == null ? 0 : size(former));
        Iterator<Kept> eldest = made.values().iterator();
        while (held > MEMORY && eldest.hasNext()) {
            held -= size(eldest.next());
            eldest.remove();
        }
    }

    private static long size(Kept picture) {
        return picture.answer().body().length;
    }
}
