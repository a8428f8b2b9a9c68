package org.vigil.cli;

import java.io.PrintWriter;
import java.util.List;
import org.vigil.delivery.Correction;

/** Says what was corrected: what was wrong and what was said. */
final class CorrectionList {
    private CorrectionList() {}

    static void print(PrintWriter out, List<Correction> corrections) {
        for (Correction correction : corrections) {
            out.println(line(correction));
            out.println("    was:");
            out.println(correction.was().indent(6).stripTrailing());
            out.println("    said:");
            out.println(correction.words().indent(6).stripTrailing());
        }
    }

    static String line(Correction correction) {
        String where = correction.delivery() + (correction.part() == 1 ? "" : ", part " + correction.part());
        String how =
                switch (correction.way()) {
                    case EDIT -> "in its place";
                    case REPLY -> "in a reply" + (correction.url() == null ? "" : " at " + correction.url());
                };
        String state =
                switch (correction.state()) {
                    case ASKED -> "waits";
                    case UNCERTAIN -> "uncertain";
                    case DONE -> "corrected " + how;
                    case REFUSED -> "not corrected";
                    case WITHDRAWN -> "not corrected any more";
                };
        return "Delivery " + where + " on " + correction.account() + ", asked by " + correction.askedBy() + " at "
                + Moments.said(correction.askedAt()) + ": " + state
                + (correction.why() == null ? "" : ": " + correction.why());
    }
}
