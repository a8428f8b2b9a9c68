package org.vigil.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.profile.PublishableText;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/**
 * The means to reach somebody in what a file says to its readers alone: a comment is published by nobody, but the file is
 * handed around, and how a family is reached is kept encrypted in the database only.
 */
final class ContactsInComments {
    private static final Pattern FILES = Pattern.compile("(?:profiles|events|schedules)/.*\\.yaml");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#\\s?(.*)$");
    /** "Never an @name" is advice; in a comment an account calls nobody. */
    private static final Pattern ACCOUNT = Pattern.compile("(?<!\\S)@[\\p{L}\\p{N}_]+");

    private static final String ALLOWED = "take it out; how to reach a family: ./vigil consent record";

    private ContactsInComments() {}

    static List<Problem> in(SourceTree tree) {
        List<Problem> found = new ArrayList<>();
        for (SourceFile file : tree.all()) {
            if (FILES.matcher(file.path()).matches()) {
                file.text().ifPresent(text -> in(file.path(), text, found));
            }
        }
        return found;
    }

    private static void in(String path, String text, List<Problem> found) {
        int line = 0;
        for (String each : text.split("\n", -1)) {
            line++;
            Matcher comment = COMMENT.matcher(each);
            if (comment.find()) {
                int at = line;
                PublishableText.wrongInWords(ACCOUNT.matcher(comment.group(1)).replaceAll(" "))
                        .ifPresent(wrong -> found.add(new Problem(path, at, "", "in a comment: " + wrong, ALLOWED)));
            }
        }
    }
}
